using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Questions;

/// <summary>A question as understood, before anything is looked up.</summary>
internal sealed record ReadQuestion
{
    public required TimeRange Window { get; init; }

    /// <summary>The words of the question that named the window; null where it is the default.</summary>
    public string? WindowWords { get; init; }

    public required Question Asked { get; init; }

    /// <summary>True where the asker's place gave the window, not the text.</summary>
    public bool WindowFromPlace => WindowWords is null && Asked.Window is not null;

    /// <summary>Texts in quotes, which must occur as they are.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>What is left of the text, in its order: names of services and resources, or words of the lines.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    public LogSeverity AtLeast { get; init; }

    /// <summary>The word that asked for the severity.</summary>
    public string? SeverityWord { get; init; }

    public bool AboutIncidents { get; init; }

    /// <summary>True where resolved incidents are asked for too.</summary>
    public bool ResolvedToo { get; init; }

    public IncidentId? Incident { get; init; }
}
