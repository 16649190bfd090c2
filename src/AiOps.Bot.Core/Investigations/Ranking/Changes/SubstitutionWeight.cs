using System.Globalization;

namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>What it means that a value or a word was replaced by another.</summary>
internal static class SubstitutionWeight
{
    /// <summary>Names in quotes, keys and values are seen by others: data, messages, configuration.</summary>
    private const double SeenByOthers = 0.85;

    /// <summary>A name inside the code may be renamed without any effect.</summary>
    private const double InsideOnly = 0.35;

    // Semantic versioning (semver.org): major breaks, minor adds, patch mends.
    private const double Major = 0.8;
    private const double Minor = 0.4;
    private const double Patch = 0.15;

    private const double FromOrToZero = 0.95;

    public static Alteration Of(SubstitutedLine line) => line.At.Select(i => OfToken(line, i)).MaxBy(a => a.Weight);

    private static Alteration OfToken(SubstitutedLine line, int at)
    {
        var (old, @new) = (line.Old[at], line.New[at]);
        if (IsVersion(line, at))
        {
            return new(VersionWeight(line, at), $"version {VersionOf(line.Old, at)} → {VersionOf(line.New, at)}");
        }

        if (CodeNumber.Of(line.Old, at) is { } from && CodeNumber.Of(line.New, at) is { } to)
        {
            return new(NumberWeight(from, to), string.Create(CultureInfo.InvariantCulture, $"{from:G} → {to:G}{KeyOf(line, at)}"));
        }

        return new(IsSeen(line, at) ? SeenByOthers : InsideOnly, $"{old} → {@new}{KeyOf(line, at)}");
    }

    /// <summary>1 - 1/ratio: a fifth more is 0.17, double is 0.5, ten times is 0.9.</summary>
    private static double NumberWeight(double from, double to) => from <= 0 || to <= 0 ? FromOrToZero : 1 - Math.Min(from / to, to / from);

    /// <summary>Three numbers with two dots, or a v before the first.</summary>
    private static bool IsVersion(SubstitutedLine line, int at) => VersionOf(line.Old, at).Count(c => c == '.') >= 2 || VersionOf(line.Old, at).StartsWith('v');

    private static double VersionWeight(SubstitutedLine line, int at)
    {
        var before = VersionOf(line.Old, at).Split('.');
        var after = VersionOf(line.New, at).Split('.');
        return before[0] != after[0] ? Major : before.ElementAtOrDefault(1) != after.ElementAtOrDefault(1) ? Minor : Patch;
    }

    private static string VersionOf(IReadOnlyList<string> line, int at)
    {
        var (start, end) = (at, at);
        while (start >= 2 && line[start - 1] == "." && IsVersionPart(line[start - 2]))
        {
            start -= 2;
        }

        while (end + 2 < line.Count && line[end + 1] == "." && IsVersionPart(line[end + 2]))
        {
            end += 2;
        }

        return IsVersionPart(line[start]) ? string.Concat(line.Skip(start).Take(end - start + 1)) : "";
    }

    private static bool IsVersionPart(string token) => CodeTokens.IsNumber(token) || (token.Length > 1 && token[0] == 'v' && char.IsAsciiDigit(token[1]));

    private static bool IsSeen(SubstitutedLine line, int at) =>
        (at > 0 && line.New[at - 1] is "\"" or "'" or "`" or ":" or "=") || (at + 1 < line.New.Count && line.New[at + 1] is "\"" or "'" or "`");

    /// <summary>" (max retries)" where the line says what the value is of.</summary>
    private static string KeyOf(SubstitutedLine line, int at) => line.Old.Take(at).FirstOrDefault(CodeTokens.IsName) is { } key ? $" ({key})" : "";
}
