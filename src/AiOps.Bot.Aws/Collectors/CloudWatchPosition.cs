using System.Text.Json;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>How far a log group was read.</summary>
/// <param name="Last">The time of the last event read.</param>
/// <param name="Seen">Ids of the events within the overlap before it, as far as they are few; the store drops what comes twice in any case.</param>
internal sealed record CloudWatchPosition(DateTimeOffset Last, IReadOnlyList<string> Seen)
{
    private const int MostIds = 2_000;

    public string Write() => JsonSerializer.Serialize(new Spelt(Last.ToUnixTimeMilliseconds(), Seen.Count <= MostIds ? Seen : []));

    /// <returns>Null where there is none or it cannot be read: then the first read is done again, and the store drops what it has.</returns>
    public static CloudWatchPosition? Read(string? text)
    {
        try
        {
            return text is not null && JsonSerializer.Deserialize<Spelt>(text) is { Last: >= 0 and < 253_402_300_800_000 } spelt
                ? new(DateTimeOffset.FromUnixTimeMilliseconds(spelt.Last), spelt.Seen ?? [])
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Spelt(long Last, IReadOnlyList<string>? Seen);
}
