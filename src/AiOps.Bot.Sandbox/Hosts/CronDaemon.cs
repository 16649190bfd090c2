namespace AiOps.Bot.Sandbox.Hosts;

/// <summary>The host's crond: each minute it looks at the crontabs that the host then has, runs what is due and says so in the cron log.</summary>
internal sealed class CronDaemon(SandboxWorld world, SimulatedHost host)
{
    public const string LogGroup = "/ec2/cron";
    private const int OwnProcessId = 911;

    private readonly Dictionary<string, (string Sha256, Crontab Crontab)> _loaded = new(StringComparer.Ordinal);
    private DateTimeOffset _minute;

    public void Start()
    {
        _minute = new DateTimeOffset(world.Timeline.Now.UtcTicks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, TimeSpan.Zero);
        PlanNext();
    }

    private void PlanNext()
    {
        _minute = _minute.AddMinutes(1);
        world.Timeline.Schedule(_minute, Wake);
    }

    private void Wake()
    {
        foreach (var file in host.Files.Values)
        {
            foreach (var job in Load(file).Jobs)
            {
                if (job.Schedule.Matches(_minute))
                {
                    world.Timeline.Schedule(_minute.AddMilliseconds(world.HostRandom.Next(1_000, 1_950)), () => Run(job));
                }
            }
        }

        PlanNext();
    }

    private Crontab Load(HostFile file)
    {
        var known = _loaded.TryGetValue(file.Path, out var loaded);
        if (known && loaded.Sha256 == file.Sha256)
        {
            return loaded.Crontab;
        }

        var crontab = Crontab.Parse(file.Text);
        _loaded[file.Path] = (file.Sha256, crontab);
        if (known)
        {
            Write("crond", OwnProcessId, $"(*system*) RELOAD ({file.Path})");
        }

        if (crontab.Fault is { } fault)
        {
            Write("crond", OwnProcessId, $"(CRON) {fault} ({file.Path})");
        }

        return crontab;
    }

    private void Run(CronJob job)
    {
        Write("CROND", world.HostRandom.Next(1_000, 32_000), $"({job.User}) CMD ({job.Command})");
        HostShell.Run(world, host, job.Command);
    }

    private void Write(string program, int process, string message) => world.Logs.Append(
        LogGroup, host.Instance.Id, world.Timeline.Now, SyslogLine.Write(world.Timeline.Now, host.Instance.HostName, program, process, message));
}
