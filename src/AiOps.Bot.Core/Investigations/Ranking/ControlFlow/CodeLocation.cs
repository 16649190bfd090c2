using System.Buffers;

namespace AiOps.Bot.Core.Investigations.Ranking.ControlFlow;

/// <summary>
/// The place in the source that a log line names itself: <c>pkg.Orders#42</c>, <c>Orders.java:42</c>, <c>orders/main.go:42</c>. It tells two statements with equal
/// words apart, and is what an engineer opens first.
/// </summary>
public static class CodeLocation
{
    /// <summary>Locations stand before the message; what a message quotes further behind is somebody else's.</summary>
    private const int LookedAt = 200;

    private static readonly SearchValues<char> Marks = SearchValues.Create("#:");
    private static readonly string[] SourceFiles = ["java", "kt", "scala", "go", "py", "js", "ts", "tsx", "rb", "rs", "cs", "fs", "cpp", "cc", "c", "h", "hpp", "php", "ex", "erl", "swift", "clj"];

    /// <summary>The first location in the line; empty where there is none.</summary>
    public static ReadOnlySpan<char> Find(ReadOnlySpan<char> line)
    {
        line = line[..Math.Min(line.Length, LookedAt)];
        for (var from = 0; line[from..].IndexOfAny(Marks) is >= 0 and var found;)
        {
            var mark = from + found;
            if (EndOfNumber(line, mark + 1) is var end && end > mark + 1 && StartOfName(line, mark) is var start && IsSource(line[start..mark], line[mark]))
            {
                return line[start..end];
            }

            from = mark + 1;
        }

        return default;
    }

    private static int EndOfNumber(ReadOnlySpan<char> line, int at)
    {
        while (at < line.Length && char.IsAsciiDigit(line[at]))
        {
            at++;
        }

        return at;
    }

    private static int StartOfName(ReadOnlySpan<char> line, int end)
    {
        while (end > 0 && (char.IsAsciiLetterOrDigit(line[end - 1]) || line[end - 1] is '_' or '$' or '.' or '/' or '\\' or '-'))
        {
            end--;
        }

        return end;
    }

    /// <summary>A colon also stands before ports and in times: there the name must be that of a source file.</summary>
    private static bool IsSource(ReadOnlySpan<char> name, char mark)
    {
        if (name.IsEmpty || !(char.IsAsciiLetter(name[0]) || name[0] is '_' or '/' or '$'))
        {
            return false;
        }

        var dot = name.LastIndexOf('.');
        return mark == '#' || (dot > 0 && IsOneOf(name[(dot + 1)..]));
    }

    private static bool IsOneOf(ReadOnlySpan<char> ending)
    {
        foreach (var known in SourceFiles)
        {
            if (ending.Equals(known, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
