using System.Buffers;
using System.Text;

namespace AiOps.Bot.Detection.Parsing;

/// <summary>Writes CSV cells as RFC 4180 says.</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    public static void Append(StringBuilder row, ReadOnlySpan<char> cell)
    {
        if (cell.IndexOfAny(Special) < 0)
        {
            row.Append(cell);
            return;
        }

        row.Append('"');
        foreach (var c in cell)
        {
            row.Append(c, c == '"' ? 2 : 1);
        }

        row.Append('"');
    }
}
