using System.Text.Json;
using AiOps.Bot.Sandbox.Hosts;

namespace AiOps.Bot.Sandbox.Ssm.Documents;

/// <summary>AiOps-RunCrontabLine: runs one line's command now, once, as the line's user.</summary>
internal sealed class RunCrontabLine : ISsmDocument
{
    private const int MaxTail = 2_000;

    public string Name => "AiOps-RunCrontabLine";

    public IReadOnlyList<string> Parameters => ["Path", "LineNumber", "ExpectedFileSha256"];

    public DocumentRun Run(SandboxWorld world, SimulatedHost host, IReadOnlyDictionary<string, string> parameters)
    {
        if (CrontabFiles.Expected(host, parameters, out var fault) is not { } file)
        {
            return DocumentRun.Failed(fault);
        }

        var crontab = Crontab.Parse(file.Text);
        var isNumber = ReplaceCrontabLine.TryReadIndex(parameters["LineNumber"], int.MaxValue, out var index);
        var job = crontab.Jobs.FirstOrDefault(j => isNumber && j.LineNumber == index + 1);
        if (job is null)
        {
            return DocumentRun.Failed(crontab.Fault ?? $"line {parameters["LineNumber"]} of {file.Path} is not a job");
        }

        var run = HostShell.Run(world, host, job.Command);
        var tail = run.Output.Length <= MaxTail ? run.Output : run.Output[^MaxTail..];
        return DocumentRun.Succeeded(JsonSerializer.Serialize(new { exitCode = run.ExitCode, outputTail = tail }), run.Duration);
    }
}
