using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>A unified difference taken apart; comments are no part of it.</summary>
internal sealed record ChangeDiff(ImmutableArray<string> Removed, ImmutableArray<string> Added, ImmutableArray<string> Around)
{
    /// <summary>A longer change is judged by its first lines.</summary>
    private const int MostLines = 400;

    private static readonly string[] CommentMarks = ["//", "# ", "-- ", "/*", "* "];

    public bool IsEmpty => Removed.IsEmpty && Added.IsEmpty;

    public static ChangeDiff Of(string text)
    {
        var lines = text.Split('\n').Take(MostLines).Where(l => !l.StartsWith("+++", StringComparison.Ordinal) && !l.StartsWith("---", StringComparison.Ordinal)).ToList();
        return new(
            [.. lines.Where(l => l.StartsWith('-')).Select(WithoutComment)],
            [.. lines.Where(l => l.StartsWith('+')).Select(WithoutComment)],
            [.. lines.Where(l => !l.StartsWith('-') && !l.StartsWith('+'))]);
    }

    private static string WithoutComment(string line)
    {
        line = line[1..].TrimEnd();
        var start = line.AsSpan().TrimStart();
        foreach (var mark in CommentMarks)
        {
            if (start.StartsWith(mark, StringComparison.Ordinal))
            {
                return "";
            }
        }

        var behind = line.IndexOf(" //", StringComparison.Ordinal);
        return behind > 0 ? line[..behind] : line;
    }
}
