using System.Text.Json;
using AiOps.Bot.Core.Redaction;

namespace AiOps.Bot.Core.Incidents;

/// <summary>Links timeline entries: each hash covers the entry and the hash before it, so no entry can be changed, removed or put in unseen.</summary>
public static class TimelineChain
{
    /// <summary>The previous hash of the first entry.</summary>
    public static readonly string Genesis = new('0', 64);

    /// <summary>Makes a draft an entry. Nothing can be taken out of the timeline later, so secrets are taken out here, before the hash.</summary>
    /// <param name="redactor">Of the entry's incident; null = what is found is numbered within the entry.</param>
    public static TimelineEntry Append(TimelineDraft draft, long sequence, string previousHash, SecretRedactor? redactor = null)
    {
        // Stores keep milliseconds; what is hashed must be what is read back.
        var time = DateTimeOffset.FromUnixTimeMilliseconds(draft.Time.ToUnixTimeMilliseconds());
        var entry = new TimelineEntry
        {
            Sequence = sequence,
            Incident = draft.Incident,
            Time = time,
            Actor = draft.Actor,
            Verb = draft.Verb,
            Detail = (redactor ?? new()).Redact(draft.Detail),
            PreviousHash = previousHash,
            Hash = "",
        };
        return entry with { Hash = HashOf(entry) };
    }

    /// <summary>Null where the entry follows the one before it; else what is wrong.</summary>
    public static string? FaultOf(TimelineEntry entry, long previousSequence, string previousHash) => entry switch
    {
        _ when entry.Sequence != previousSequence + 1 => $"entry {previousSequence + 1} is missing",
        _ when entry.PreviousHash != previousHash => $"entry {entry.Sequence} does not follow entry {previousSequence}",
        _ when entry.Hash != HashOf(entry) => $"entry {entry.Sequence} was changed",
        _ => null,
    };

    private static string HashOf(TimelineEntry entry) => CanonicalJson.Digest(JsonSerializer.SerializeToElement(new
    {
        sequence = entry.Sequence,
        incident = entry.Incident?.Value,
        time = entry.Time.ToUnixTimeMilliseconds(),
        actor = entry.Actor,
        verb = entry.Verb,
        detail = entry.Detail,
        previous = entry.PreviousHash,
    }));
}
