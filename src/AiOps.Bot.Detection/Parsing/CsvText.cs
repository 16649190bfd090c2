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
        for (var quote = cell.IndexOf('"'); quote >= 0; quote = cell.IndexOf('"'))
        {
            row.Append(cell[..(quote + 1)]).Append('"');
            cell = cell[(quote + 1)..];
        }

        row.Append(cell).Append('"');
    }
}
