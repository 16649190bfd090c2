using System.Text;

namespace AiOps.Bot.Detection.Templates;

/// <summary>Writes tokens with their masks.</summary>
internal static class TemplateText
{
    public static void Append(StringBuilder text, ReadOnlySpan<char> line, LineScan scan, in LineToken token)
    {
        var at = token.Start;
        foreach (var piece in scan.PiecesOf(token))
        {
            text.Append(line[at..piece.Start]).Append(MaskNames.Of(piece.Kind));
            at = piece.End;
        }

        text.Append(line[at..token.End]);
    }

    /// <summary>Writes a token with the white space before it.</summary>
    public static void AppendSpaced(StringBuilder text, ReadOnlySpan<char> line, LineScan scan, int place)
    {
        text.Append(Gap(place, scan.Tokens));
        Append(text, line, scan, scan.Tokens[place]);
    }

    /// <summary>The id that a template with this text gets where it is free.</summary>
    public static long IdOf(string text) => (long)(TextHash.Of(text) & long.MaxValue);

    // Two spaces are kept as the writer's style; more are only alignment.
    private static string Gap(int place, ReadOnlySpan<LineToken> tokens)
    {
        if (place == 0 || tokens[place].IsGlued)
        {
            return "";
        }

        return tokens[place].Start - tokens[place - 1].FullEnd == 2 ? "  " : " ";
    }
}
