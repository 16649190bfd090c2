using System.Collections.Immutable;
using System.Globalization;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Bundles;

/// <summary>Collects what was missing or wrong in a bundle, by file, so that a damaged line costs that line and nothing else. Not thread-safe.</summary>
internal sealed class BundleFaults
{
    private readonly List<Gap> _gaps = [];
    private readonly Dictionary<(string File, string Reason), (long Count, long First)> _skipped = [];

    public ImmutableArray<Gap> Gaps => [.. _gaps, .. _skipped.Select(s => new Gap(s.Key.File, InWords(s.Key.Reason, s.Value.Count, s.Value.First)))];

    public void Missing(string file) => _gaps.Add(new(file, "not in the bundle", GapKind.NothingThere));

    public void Empty(string file) => _gaps.Add(new(file, "the file is empty", GapKind.NothingThere));

    public void Unreadable(string file, string reason) => _gaps.Add(new(file, reason));

    /// <param name="line">From 1.</param>
    /// <param name="reason">A clause that goes with "skipped": "no timestamp", "not JSON".</param>
    public void Skipped(string file, long line, string reason)
    {
        var known = _skipped.GetValueOrDefault((file, reason), (Count: 0, First: line));
        _skipped[(file, reason)] = (known.Count + 1, known.First);
    }

    private static string InWords(string reason, long count, long first) => count == 1
        ? string.Create(CultureInfo.InvariantCulture, $"line {first}: {reason}")
        : string.Create(CultureInfo.InvariantCulture, $"{count:N0} lines, first line {first}: {reason}");
}
