using System.Globalization;
using AiOps.Bot.Core.Investigations.Sources;

namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>How the calls from one entity to another changed.</summary>
internal sealed record EdgeShift
{
    private const int Fewest = 5;
    private const int Shown = 3;

    /// <summary>Shorter delays are within what a network does by itself.</summary>
    private const double NoticeableMs = 50;
    private const double Noticeably = 1.5;
    private const double MoreErrors = 0.1;

    public required string Caller { get; init; }

    public required string Callee { get; init; }

    public required int Calls { get; init; }

    public required int CallsBefore { get; init; }

    public required double MedianMs { get; init; }

    public required double MedianMsBefore { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Errors { get; init; }

    public required double ErrorsBefore { get; init; }

    public required IReadOnlyList<Span> Slowest { get; init; }

    /// <summary>Seconds lost in all calls together, a failed call counted as one.</summary>
    public double ExcessSeconds => Calls * ((Math.Max(0, MedianMs - MedianMsBefore) / 1_000) + Math.Max(0, Errors - ErrorsBefore));

    public bool IsUnusual => IsSlower || Errors - ErrorsBefore >= MoreErrors;

    public string InWords => string.Create(
        CultureInfo.InvariantCulture,
        $"Calls from {Caller} to {Callee} take {MedianMs:0} ms instead of {MedianMsBefore:0} ms and fail in {Errors:P0} instead of {ErrorsBefore:P0} (medians of {Calls} and {CallsBefore} calls)");

    private bool IsSlower => MedianMs - MedianMsBefore >= NoticeableMs && MedianMs >= Noticeably * MedianMsBefore;

    /// <returns>Null where there are too few calls to compare.</returns>
    public static EdgeShift? Of((string Caller, string Callee) edge, Span[] before, Span[] since) => before.Length < Fewest || since.Length < Fewest ? null : new()
    {
        Caller = edge.Caller,
        Callee = edge.Callee,
        Calls = since.Length,
        CallsBefore = before.Length,
        MedianMs = Median(since),
        MedianMsBefore = Median(before),
        Errors = since.Average(s => s.IsError ? 1.0 : 0),
        ErrorsBefore = before.Average(s => s.IsError ? 1.0 : 0),
        Slowest = [.. since.OrderByDescending(s => s.Duration).ThenBy(s => s.Id, StringComparer.Ordinal).Take(Shown)],
    };

    private static double Median(Span[] spans) => spans.Select(s => s.Duration.TotalMilliseconds).Order().ElementAt(spans.Length / 2);
}
