using System.Globalization;
using System.Text.Json;
using AiOps.Bot.Sandbox.Hosts;

namespace AiOps.Bot.Sandbox.Ssm.Documents;

/// <summary>AiOps-ReadCrontabs: the crontabs, the executables that their commands could mean, and the users. Changes nothing.</summary>
internal sealed class ReadCrontabs : ISsmDocument
{
    public string Name => "AiOps-ReadCrontabs";

    public IReadOnlyList<string> Parameters => [];

    public DocumentRun Run(SandboxWorld world, SimulatedHost host, IReadOnlyDictionary<string, string> parameters)
    {
        var answer = new
        {
            files = host.Files.Values.Select(file => new
            {
                path = file.Path,
                mode = file.Mode,
                owner = file.Owner,
                mtime = file.ModifiedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                sha256 = file.Sha256,
                contentBase64 = Convert.ToBase64String(file.Content),
            }),
            executables = host.Executables,
            users = host.Users,
        };
        return DocumentRun.Succeeded(JsonSerializer.Serialize(answer));
    }
}
