using AiOps.Bot.Sandbox.Hosts;

namespace AiOps.Bot.Sandbox.Ssm.Documents;

/// <summary>What the documents that change crontabs check in common.</summary>
internal static class CrontabFiles
{
    public const string BackupFolder = "/var/lib/aiops/backup/";

    /// <summary>The file, where it is a crontab and still what the caller has seen.</summary>
    public static HostFile? Expected(SimulatedHost host, IReadOnlyDictionary<string, string> parameters, out string fault)
    {
        var (path, hash) = (parameters["Path"], parameters["ExpectedFileSha256"]);
        if (!host.Files.TryGetValue(path, out var file))
        {
            fault = $"{path} is not a crontab on this host";
            return null;
        }

        fault = file.Sha256 == hash ? "" : $"{path} has changed: its SHA-256 is {file.Sha256}, not the expected {hash}";
        return file.Sha256 == hash ? file : null;
    }

    public static HostFile Replace(SandboxWorld world, SimulatedHost host, HostFile file, byte[] content)
    {
        host.Backups[file.Sha256] = file.Content;
        return host.Files[file.Path] = new HostFile(file.Path, content, file.Mode, file.Owner, world.Timeline.Now);
    }
}
