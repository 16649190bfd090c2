using System.Buffers;
using System.Text;

namespace AiOps.Bot.Core.Redaction;

/// <summary>The ways a text can be read. Their number is bounded, so the work stays linear in the text.</summary>
internal static class TextViews
{
    /// <summary>JSON in JSON in a URL is seen in real logs; deeper is not.</summary>
    private const int MaxLayers = 3;

    private static readonly SearchValues<char> Escapes = SearchValues.Create("%\\&");

    public static IEnumerable<TextView> Of(string text)
    {
        var plain = new TextView(text);
        foreach (var reading in Readings(plain))
        {
            yield return reading;
            if (Lines.Join(reading) is { } joined)
            {
                yield return joined;
            }
        }
    }

    private static IEnumerable<TextView> Readings(TextView plain)
    {
        yield return plain;
        var seen = plain;
        if (!ViewWriter.IsPlain(plain.Text))
        {
            seen = Visible(plain);
            yield return seen;
        }

        foreach (var layer in Layers(seen))
        {
            yield return layer;
        }

        if (QuotedPrintable.Decode(seen) is { } quoted)
        {
            yield return quoted;
            foreach (var layer in Layers(quoted))
            {
                yield return layer;
            }
        }
    }

    private static IEnumerable<TextView> Layers(TextView view)
    {
        for (var i = 0; i < MaxLayers && view.Text.AsSpan().ContainsAny(Escapes); i++)
        {
            var next = Escaped.Decode(view);
            if (next.Text.Length == view.Text.Length)
            {
                yield break;
            }

            yield return view = next;
        }
    }

    private static TextView Visible(TextView view)
    {
        var writer = new ViewWriter(view);
        for (var i = 0; i < view.Text.Length;)
        {
            var length = Rune.DecodeFromUtf16(view.Text.AsSpan(i), out var rune, out var consumed) == OperationStatus.Done ? consumed : 1;
            writer.Write(rune, i, length);
            i += length;
        }

        return writer.ToView();
    }
}
