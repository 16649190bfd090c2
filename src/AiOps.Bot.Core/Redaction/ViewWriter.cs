using System.Buffers;
using System.Globalization;
using System.Text;

namespace AiOps.Bot.Core.Redaction;

/// <summary>Writes a view from another one. What cannot be seen is left out and look-alike forms (full width and the like) are folded: both hide secrets from a search.</summary>
internal sealed class ViewWriter(TextView source)
{
    /// <summary>Nothing in it needs a second look.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "\t\n\r !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    private readonly StringBuilder _text = new(source.Text.Length);
    private readonly List<int> _starts = new(source.Text.Length);
    private readonly List<int> _ends = new(source.Text.Length);

    public static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExcept(Plain);

    /// <param name="rune">A character of the view.</param>
    /// <param name="start">Where in the source text it begins.</param>
    /// <param name="length">How much of the source text it comes from.</param>
    public void Write(Rune rune, int start, int length)
    {
        if (rune.IsAscii)
        {
            if (rune.Value is >= ' ' or '\t' or '\n' or '\r')
            {
                Put((char)rune.Value, start, length);
            }

            return;
        }

        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
        {
            return;
        }

        foreach (var c in Folded(rune))
        {
            Put(c, start, length);
        }
    }

    public void Write(char c, int start, int length) => Write(Rune.TryCreate(c, out var rune) ? rune : Rune.ReplacementChar, start, length);

    public TextView ToView(bool isJoined = false, bool isQuoted = false) =>
        new(_text.ToString(), [.. _starts], [.. _ends]) { IsJoined = isJoined || source.IsJoined, IsQuoted = isQuoted || source.IsQuoted };

    private void Put(char c, int start, int length)
    {
        _text.Append(c);
        _starts.Add(source.StartOf(start));
        _ends.Add(source.EndOf(start + length - 1));
    }

    private static string Folded(Rune rune)
    {
        var text = rune.ToString();
        return text.IsNormalized(NormalizationForm.FormKC) ? LookAlikes.Latin(text) : text.Normalize(NormalizationForm.FormKC);
    }
}
