using System.Text.Json;

namespace AiOps.Bot.LogFiles;

/// <summary>How far a followed file was read. Saved as JSON in the checkpoint.</summary>
/// <param name="Identity">Of the file that was read; another file under the same path has another one.</param>
/// <param name="Offset">The first byte that was not read yet; for a packed file, -1 = read whole.</param>
internal sealed record FilePosition(string Identity, long Offset)
{
    public const long Whole = -1;

    public override string ToString() => JsonSerializer.Serialize(this);

    /// <summary>Null for none, and for text that is no position: the file is then read from its start, and the store drops what it has.</summary>
    public static FilePosition? Parse(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize<FilePosition>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
