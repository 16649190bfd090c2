namespace AiOps.Bot.Core.Incidents;

/// <summary>The incident after a person's verb with what the timeline says, or why it was refused.</summary>
internal sealed record IncidentVerdict(Incident? Next, string Verb, string Detail)
{
    /// <summary>Why not, for the person; null where it was done.</summary>
    public string? Refusal { get; private init; }

    public static IncidentVerdict Refuse(string reason) => new(null, "", "") { Refusal = reason };
}
