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

    /// <inheritdoc cref="Append(StringBuilder, ReadOnlySpan{char})"/>
    public static void Append(ArrayBufferWriter<char> row, ReadOnlySpan<char> cell)
    {
        if (cell.IndexOfAny(Special) < 0)
        {
            row.Write(cell);
            return;
        }

        row.Write("\"");
        AppendDoubled(row, cell);
        row.Write("\"");
    }

    /// <summary>Writes what stands inside a quoted cell.</summary>
    public static void AppendDoubled(ArrayBufferWriter<char> row, ReadOnlySpan<char> text)
    {
        for (var quote = text.IndexOf('"'); quote >= 0; quote = text.IndexOf('"'))
        {
            row.Write(text[..(quote + 1)]);
            row.Write("\"");
            text = text[(quote + 1)..];
        }

        row.Write(text);
    }
}
