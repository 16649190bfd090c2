using System.Text.Json;

namespace AiOps.Bot.Connectors.Mcp.Client;

/// <summary>What operators approved, in a file of the service's folder. Only <c>aiops mcp approve</c> writes it.</summary>
/// <param name="path">May not exist yet: then nothing is approved.</param>
public sealed class McpPins(string path)
{
    private const long LargestFile = 4 * 1024 * 1024;
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <exception cref="FormatException">The file is not as we write it.</exception>
    public IReadOnlyList<PinnedServer> Read()
    {
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            return new FileInfo(path).Length <= LargestFile && JsonSerializer.Deserialize<PinnedServer[]>(File.ReadAllText(path), Options) is { } pinned
                ? pinned
                : throw new FormatException($"{path} is no list of approved tools; delete it and approve again");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"{path} is no list of approved tools; delete it and approve again", exception);
        }
    }

    /// <summary>Writes a server's approval in the place of the one before. The file is whole at any moment.</summary>
    public void Approve(PinnedServer server)
    {
        PinnedServer[] all = [.. Read().Where(s => s.Name != server.Name), server];
        var next = path + ".new";
        File.WriteAllText(next, JsonSerializer.Serialize(all, Options));
        File.Move(next, path, overwrite: true);
    }
}
