namespace AiOps.Bot.Sandbox.Hosts;

/// <summary>A host's system log.</summary>
internal static class SystemLog
{
    public const string LogGroup = "/ec2/syslog";

    public static void WriteLater(SandboxWorld world, SimulatedHost host, string tag, TimeSpan delay, string message)
    {
        var process = world.HostRandom.Next(1_000, 32_000);
        world.Timeline.Schedule(world.Timeline.Now + delay, () => world.Logs.Append(
            LogGroup, host.Instance.Id, world.Timeline.Now, SyslogLine.Write(world.Timeline.Now, host.Instance.HostName, tag, process, message)));
    }
}
