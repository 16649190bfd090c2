using System.Buffers;
using System.Buffers.Text;

namespace AiOps.Bot.Core.Redaction;

/// <summary>Finds base64, base64url and hexadecimal runs and says what they hold, where that is text.</summary>
internal static class EncodedRuns
{
    /// <summary>Twelve letters of text: shorter secrets with their names do not fit.</summary>
    private const int Shortest = 16;

    private static readonly SearchValues<char> Standard = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
    private static readonly SearchValues<char> UrlSafe = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Every run with the text it holds. A run inside a longer word may begin at any place, so each alignment is tried.</summary>
    public static IEnumerable<(int Start, int End, string Text)> In(string text)
    {
        foreach (var (start, end) in Runs(text, Standard))
        {
            foreach (var held in Base64(text, start, end))
            {
                yield return (start, end, held);
            }
        }

        foreach (var (start, end) in Runs(text, UrlSafe).Where(r => text.AsSpan(r.Start, r.End - r.Start).IndexOfAny('-', '_') >= 0))
        {
            foreach (var held in Base64(text, start, end))
            {
                yield return (start, end, held);
            }
        }

        foreach (var (start, end) in Runs(text, Hex))
        {
            if (DecodedBytes.Text(Convert.FromHexString(text.AsSpan(start, (end - start) & ~1))) is { } held)
            {
                yield return (start, end, held);
            }
        }
    }

    private static IEnumerable<(int Start, int End)> Runs(string text, SearchValues<char> letters)
    {
        for (var i = 0; i < text.Length;)
        {
            var next = text.AsSpan(i).IndexOfAny(letters);
            if (next < 0)
            {
                yield break;
            }

            var start = i + next;
            var length = text.AsSpan(start).IndexOfAnyExcept(letters);
            i = length < 0 ? text.Length : start + length;
            if (i - start >= Shortest)
            {
                yield return (start, i);
            }
        }
    }

    private static IEnumerable<string> Base64(string text, int start, int end)
    {
        for (var shift = 0; shift < 4; shift++)
        {
            var run = text.AsSpan(start + shift, end - start - shift);
            if (DecodedBytes.Text(Decode(run)) is { } held)
            {
                yield return held;
            }
        }
    }

    private static byte[] Decode(ReadOnlySpan<char> run)
    {
        var whole = run.Length % 4 == 1 ? run[..^1] : run;
        var letters = new char[whole.Length];
        whole.Replace(letters, '+', '-');
        letters.AsSpan().Replace('/', '_');
        var bytes = new byte[Base64Url.GetMaxDecodedLength(letters.Length)];

        // Where it is no base64 to the end, what was decoded up to there counts.
        Base64Url.DecodeFromChars(letters, bytes, out _, out var written);
        return bytes[..written];
    }
}
