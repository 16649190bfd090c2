using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiOps.Bot.LogFiles;

/// <summary>How far a followed file was read. Saved as JSON in the checkpoint.</summary>
/// <param name="Identity">Of the file that was read; another file under the same path has another one.</param>
/// <param name="Offset">The first byte that was not read yet; of a packed file, in its unpacked text.</param>
/// <param name="Restarts">How often the file was cut back and began anew with the same first line: the same offset is another event then.</param>
internal sealed record FilePosition(string Identity, long Offset, int Restarts = 0)
{
    /// <summary>How long a packed file was when it was read; 0 for others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Packed { get; init; }

    /// <summary>How many of a packed file's first bytes the identity is made of: it may have had no more of them then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Named { get; init; }

    /// <summary>A packed file broke off, and its last record was left for later because it may go on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Torn { get; init; }

    /// <summary>What the ids of its events begin with.</summary>
    [JsonIgnore]
    public string Prefix => Restarts == 0 ? Identity : string.Create(CultureInfo.InvariantCulture, $"{Identity}.{Restarts}");

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
