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
}
