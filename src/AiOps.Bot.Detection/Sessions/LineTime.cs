namespace AiOps.Bot.Detection.Sessions;

/// <summary>Finds the time near the start of a line, whatever the system. Remembers where the last line had it.</summary>
internal sealed class LineTime
{
    private const int MostWords = 8;

    private int _word;
    private int _form;

    /// <summary>Ticks of UTC; 0 where no time is found.</summary>
    /// <param name="end">Where the rest of the line begins, where it begins with the time; else 0.</param>
    public long Read(ReadOnlySpan<char> line, out int end)
    {
        if (TryRead(line, _word, _form, out var ticks, out end))
        {
            return ticks;
        }

        for (var word = 0; word < MostWords; word++)
        {
            for (var form = 0; form < LineTimeForms.Count; form++)
            {
                if (TryRead(line, word, form, out ticks, out end))
                {
                    (_word, _form) = (word, form);
                    return ticks;
                }
            }
        }

        end = 0;
        return 0;
    }

    private static bool TryRead(ReadOnlySpan<char> line, int word, int form, out long ticks, out int end)
    {
        var at = StartOf(line, word);
        (ticks, end) = (0, 0);
        if (at < 0)
        {
            return false;
        }

        var length = LineTimeForms.Read(line[at..], form, out var time);
        (ticks, end) = (length > 0 ? time.UtcTicks : 0, length > 0 && word == 0 ? at + length : 0);
        return length > 0;
    }

    /// <summary>Where a word begins, counted from 0, behind an opening bracket; -1 where there are not so many.</summary>
    private static int StartOf(ReadOnlySpan<char> line, int word)
    {
        var at = 0;
        for (; word > 0; word--)
        {
            var space = line[at..].IndexOf(' ');
            if (space < 0)
            {
                return -1;
            }

            at += space + 1;
        }

        return at < line.Length && line[at] is '[' or '<' or '"' ? at + 1 : at;
    }
}
