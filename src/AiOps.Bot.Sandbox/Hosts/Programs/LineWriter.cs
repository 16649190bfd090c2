using System.Globalization;
using AiOps.Bot.Sandbox.Background;

namespace AiOps.Bot.Sandbox.Hosts.Programs;

/// <summary>A program that does its work and says so in the system log with one line.</summary>
/// <param name="tag">Its name in the log.</param>
/// <param name="text">The line; <c>{ms}</c> and <c>{count}</c> are filled in.</param>
internal sealed class LineWriter(string tag, string text) : IHostProgram
{
    public ProgramRun Start(SandboxWorld world, SimulatedHost host, IReadOnlyList<string> arguments)
    {
        var milliseconds = Math.Clamp(world.HostRandom.LogNormal(24, 0.5), 4, 900);
        var duration = TimeSpan.FromMilliseconds(400 + milliseconds);
        var line = text
            .Replace("{ms}", milliseconds.ToString("F0", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{count}", world.HostRandom.Next(3, 40).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        SystemLog.WriteLater(world, host, tag, duration, line);
        return new ProgramRun(0, line, duration);
    }
}
