namespace AiOps.Bot.Core.Questions;

/// <summary>What somebody wants to know about recent logs or incidents, in their own words. Hostile text: matched, never obeyed.</summary>
/// <param name="Since">How far to look back where the text names no time; null = the default of one hour.</param>
/// <param name="Zone">The asker's time zone, in which clock times are meant.</param>
public sealed record Question(string Text, DateTimeOffset AskedAt, TimeSpan? Since, TimeZoneInfo Zone)
{
    /// <summary>Where the text names no time: the window to look at instead of looking back from now, for example an incident's.</summary>
    public TimeRange? Window { get; init; }

    /// <summary>Where the text names no place: the resource that is probably meant. Left aside where it has no lines in the window.</summary>
    public ResourceId? Resource { get; init; }

    /// <summary>The incident in whose light it is asked; null = none.</summary>
    public IncidentId? Incident { get; init; }

    /// <summary>The accounts whose incidents may be told of where it was asked; null = all.</summary>
    public IReadOnlyCollection<string>? Accounts { get; init; }

    /// <summary>The questions before it in the same thread, oldest first; what it leaves out is taken from them.</summary>
    public IReadOnlyList<EarlierQuestion> Earlier { get; init; } = [];

    /// <summary>True where the asker has seen what the look-up costs and wants it.</summary>
    public bool Confirmed { get; init; }
}
