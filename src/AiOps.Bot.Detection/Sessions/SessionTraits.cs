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

    /// <summary>Lines of level error or critical.</summary>
    public long Errors { get; init; }

    /// <summary>Lines of level warning.</summary>
    public long Warnings { get; init; }

    /// <summary>Lines with an HTTP status from 400 to 599.</summary>
    public long FailedRequests { get; init; }

    /// <summary>Characters of all lines.</summary>
    public long Characters { get; init; }

    /// <summary>Seconds that lines say something took.</summary>
    public double Seconds { get; init; }

    /// <summary>Bytes that lines say something had.</summary>
    public double Bytes { get; init; }

    /// <summary>A bit for each sixty-fourth of all addresses that was met: enough to tell one from many.</summary>
    public ulong Addresses { get; init; }

    /// <summary>The same for users.</summary>
    public ulong Users { get; init; }

    /// <summary>A hash of the first user, or else address, that a line names: who the session is of. 0 where none is named.</summary>
    public ulong Actor { get; init; }

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
        Seconds = Seconds + later.Seconds,
        Bytes = Bytes + later.Bytes,
        Addresses = Addresses | later.Addresses,
        Users = Users | later.Users,
        Actor = Actor != 0 ? Actor : later.Actor,
    };
}
