using System.Text.Json;
using AiOps.Bot.Sandbox.Hosts;

namespace AiOps.Bot.Sandbox.Ssm.Documents;

/// <summary>AiOps-RestoreCrontab: puts a saved file back.</summary>
internal sealed class RestoreCrontab : ISsmDocument
{
    public string Name => "AiOps-RestoreCrontab";

    public IReadOnlyList<string> Parameters => ["Path", "BackupSha256", "ExpectedFileSha256"];

    public DocumentRun Run(SandboxWorld world, SimulatedHost host, IReadOnlyDictionary<string, string> parameters)
    {
        if (CrontabFiles.Expected(host, parameters, out var fault) is not { } file)
        {
            return DocumentRun.Failed(fault);
        }

        return host.Backups.TryGetValue(parameters["BackupSha256"], out var saved)
            ? DocumentRun.Succeeded(JsonSerializer.Serialize(new { sha256 = CrontabFiles.Replace(world, host, file, saved).Sha256 }))
            : DocumentRun.Failed($"there is no backup {CrontabFiles.BackupFolder}{parameters["BackupSha256"]}");
    }
}
