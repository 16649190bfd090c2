using AiOps.Bot.Sandbox.Background;

namespace AiOps.Bot.Sandbox.Hosts;

/// <summary>Runs a crontab's command as <c>/bin/sh -c</c> would, as far as single commands with redirections go.</summary>
internal static class HostShell
{
    public static ProgramRun Run(SandboxWorld world, SimulatedHost host, string command)
    {
        host.Remember(command);
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var redirection = Array.FindIndex(words, w => w.Contains('>', StringComparison.Ordinal));
        var plain = redirection < 0 ? words : words[..redirection];
        if (plain.Length == 0)
        {
            return new ProgramRun(0, "", TimeSpan.Zero);
        }

        var run = Start(world, host, plain[0], plain[1..]);
        return redirection < 0 ? run : run with { Output = "" };
    }

    private static ProgramRun Start(SandboxWorld world, SimulatedHost host, string path, string[] arguments)
    {
        if (!host.Executables.Contains(path))
        {
            return new ProgramRun(127, $"/bin/sh: line 1: {path}: No such file or directory", TimeSpan.FromMilliseconds(20));
        }

        return host.Programs.TryGetValue(path, out var program)
            ? program.Start(world, host, arguments)
            : new ProgramRun(0, "", TimeSpan.FromMilliseconds(world.HostRandom.LogNormal(400, 0.4)));
    }
}
