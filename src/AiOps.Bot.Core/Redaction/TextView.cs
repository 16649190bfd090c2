namespace AiOps.Bot.Core.Redaction;

/// <summary>A text as a reader would decode it, with the place in the source that each of its characters came from.</summary>
internal sealed class TextView
{
    private readonly int[]? _starts;
    private readonly int[]? _ends;

    /// <summary>The source as it is.</summary>
    public TextView(string text) => Text = text;

    /// <param name="text">As decoded.</param>
    /// <param name="starts">Where in the source each character begins.</param>
    /// <param name="ends">Where in the source each character ends.</param>
    public TextView(string text, int[] starts, int[] ends) => (Text, _starts, _ends) = (text, starts, ends);

    public string Text { get; }

    /// <summary>Whether lines were joined, so that words stand together that may have nothing to do with one another.</summary>
    public bool IsJoined { get; init; }

    /// <summary>Whether it was read as quoted-printable, in which identifiers behind equals signs look like escapes.</summary>
    public bool IsQuoted { get; init; }

    public int StartOf(int character) => _starts is null ? character : _starts[character];

    public int EndOf(int character) => _ends is null ? character + 1 : _ends[character];

    /// <summary>Whether a run may be one word to a reader, and not two that this way of reading put together.</summary>
    public bool IsOneWord(int start, int end) => (!IsJoined || IsAlike(start, end)) && (!IsQuoted || IsQuotedOften(start, end));

    /// <summary>False where a run goes over joined lines and one part of it does not look like the other: small letters only, or none.</summary>
    private bool IsAlike(int start, int end)
    {
        var from = start;
        for (var i = start + 1; i <= end; i++)
        {
            var ends = i == end || StartOf(i) != EndOf(i - 1);
            if (ends && (from > start || i < end) && !IsMixed(Text.AsSpan(from, i - from)))
            {
                return false;
            }

            from = ends ? i : from;
        }

        return true;
    }

    /// <summary>One escape may be a name, an equals sign and an identifier.</summary>
    private bool IsQuotedOften(int start, int end)
    {
        var escapes = 0;
        for (var i = start; i < end; i++)
        {
            escapes += EndOf(i) - StartOf(i) > 1 || (i > start && StartOf(i) != EndOf(i - 1)) ? 1 : 0;
        }

        return escapes > 2;
    }

    private static bool IsMixed(ReadOnlySpan<char> part) => part.ContainsAnyInRange('a', 'z') && part.ContainsAnyInRange('A', 'Z');

    /// <summary>What was found in the view, at its place in the source.</summary>
    public FoundSecret InSource(in FoundSecret found) => found with { Start = StartOf(found.Start), End = EndOf(found.End - 1) };
}
