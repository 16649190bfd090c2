namespace AiOps.Bot.Detection.Sessions;

/// <summary>Sums over the lines of a session.</summary>
public readonly record struct SessionTraits
{
    /// <summary>The earliest time that a line names, in ticks of UTC; 0 where none names one.</summary>
    public long Began { get; init; }

    /// <summary>The latest.</summary>
    public long Ended { get; init; }

    /// <summary>The longest time between two lines that follow one another, in ticks.</summary>
    public long LongestGap { get; init; }

    /// <summary>Lines whose level or words tell of an error.</summary>
    public long Errors { get; init; }

    /// <summary>Lines of level warning.</summary>
    public long Warnings { get; init; }

    /// <summary>Lines with an HTTP status from 400 to 599.</summary>
    public long FailedRequests { get; init; }

    /// <summary>Characters of all lines.</summary>
    public long Characters { get; init; }

    /// <summary>The sum over lines of the largest number that stands before a unit of size or time, in bytes or seconds; what was used, roughly.</summary>
    public double Used { get; init; }

    /// <summary>The traits of two parts of one session.</summary>
    public SessionTraits And(in SessionTraits later) => new()
    {
        Began = Began == 0 ? later.Began : later.Began == 0 ? Began : Math.Min(Began, later.Began),
        Ended = Math.Max(Ended, later.Ended),
        LongestGap = Math.Max(Math.Max(LongestGap, later.LongestGap), Ended > 0 && later.Began > Ended ? later.Began - Ended : 0),
        Errors = Errors + later.Errors,
        Warnings = Warnings + later.Warnings,
        FailedRequests = FailedRequests + later.FailedRequests,
        Characters = Characters + later.Characters,
        Used = Used + later.Used,
    };
}
