namespace AiOps.Bot.Scoring;

/// <summary>What one request may ask for: some seconds of one core. Larger batches go in parts, or as a stream.</summary>
internal static class ScoreLimits
{
    /// <summary>Of a request in JSON, in bytes.</summary>
    public const int Body = 16 << 20;

    /// <summary>Of a stream, in bytes; it is never held whole.</summary>
    public const long Stream = 1L << 30;

    /// <summary>Of a line of a stream, in bytes.</summary>
    public const int Line = 64 << 10;

    /// <summary>Each takes some tens of kilobytes while it is scored.</summary>
    public const int Series = 1_000;

    /// <summary>Of all series of a request together: half a year of five minutes. A point of a long series takes about seventy microseconds.</summary>
    public const int Points = 50_000;

    /// <summary>As wide as feature tables come.</summary>
    public const int Columns = 1_000;

    /// <summary>Rows times columns of a table.</summary>
    public const int Cells = 2_000_000;

    /// <summary>Of a name in a request.</summary>
    public const int Name = 256;

    /// <summary>Whoever waits longer for an answer has hung up.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(60);
}
