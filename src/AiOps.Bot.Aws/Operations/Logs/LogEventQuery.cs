namespace AiOps.Bot.Aws.Operations.Logs;

/// <summary>What to read of a log group.</summary>
/// <param name="From">The first time that is read, to the millisecond.</param>
/// <param name="Through">The last time that is read (AWS counts it in).</param>
internal sealed record LogEventQuery(string Group, DateTimeOffset From, DateTimeOffset Through)
{
    public IReadOnlyList<string> Streams { get; init; } = [];

    /// <summary>In CloudWatch's filter syntax. Made by code only: text from outside never goes in.</summary>
    public string? Pattern { get; init; }

    /// <summary>Most events of a page; AWS allows 10,000.</summary>
    public int PageSize { get; init; } = 10_000;
}
