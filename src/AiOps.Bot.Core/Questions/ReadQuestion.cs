using AiOps.Bot.Core.Investigations.Queries;
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

    public QuerySource Source { get; init; }

    /// <summary>Null where the question names no form.</summary>
    public QueryShape? Shape { get; init; }

    public QueryField? GroupBy { get; init; }

    public int? Top { get; init; }

    /// <summary>How far before the window the time to compare with lies; null = the same length just before.</summary>
    public TimeSpan? Earlier { get; init; }

    /// <summary>Texts in quotes, which must occur as they are.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>What is left of the text, in its order: names of services and resources, or words of the lines.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Those of the words that name a place: they stand after "on", "of", "for" and the like. A follow-up replaces them.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    public IReadOnlyList<string> Without { get; init; } = [];

    public LogSeverity AtLeast { get; init; }

    /// <summary>The word that asked for the severity.</summary>
    public string? SeverityWord { get; init; }

    public bool AboutIncidents => Source == QuerySource.Incidents;

    /// <summary>True where resolved incidents are asked for too.</summary>
    public bool ResolvedToo { get; init; }

    public IncidentId? Incident { get; init; }

    /// <summary>The question before it that it goes on from; null where it stands alone.</summary>
    public string? After { get; init; }

    public TimeRange Other => Earlier is { } back ? new(Window.From - back, Window.To - back) : new(Window.From - Window.Length, Window.From);
}
