namespace AiOps.Bot.Detection.Sessions;

/// <summary>Finds the time near the start of a line, whatever the system.</summary>
internal static class LineTime
{
    private const int MostWords = 8;

    /// <summary>Ticks of UTC; 0 where no time is found.</summary>
    /// <param name="end">Where the rest of the line begins, where it begins with the time; else 0.</param>
    public static long Read(ReadOnlySpan<char> line, out int end)
    {
        var at = 0;
        end = 0;
        for (var word = 0; word < MostWords && at < line.Length; word++)
        {
            if (TryRead(line, at, out var ticks, out var length))
            {
                end = word == 0 ? length : 0;
                return ticks;
            }

            var space = line[at..].IndexOf(' ');
            at = space < 0 ? line.Length : at + space + 1;
        }

        return 0;
    }

    private static bool TryRead(ReadOnlySpan<char> line, int from, out long ticks, out int end)
    {
        var at = from < line.Length && line[from] is '[' or '<' or '"' ? from + 1 : from;
        var length = LineTimeForms.Read(line[at..], out var time);
        (ticks, end) = (length > 0 ? time.UtcTicks : 0, at + length);
        return length > 0;
    }
}
