using System.Buffers;
using System.Text.Encodings.Web;
using AiOps.Bot.Detection.Parsing;
using AiOps.Bot.Detection.Templates;

namespace AiOps.Bot.Detection.Structured;

/// <summary>Writes a line's parameters as a JSON list in a cell of a CSV table, where every quotation mark stands twice.</summary>
internal static class ParameterCell
{
    /// <summary>What stands in JSON as it is: nearly all parameters are of these.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Except("\"\\")]);

    public static void Append(ArrayBufferWriter<char> row, TemplateReader reader, ReadOnlySpan<char> content)
    {
        if (reader.ParameterCount == 0)
        {
            row.Write("[]");
            return;
        }

        row.Write("\"[");
        for (var i = 0; i < reader.ParameterCount; i++)
        {
            row.Write(i == 0 ? "\"\"" : ",\"\"");
            AppendEscaped(row, reader.Parameter(content, i));
            row.Write("\"\"");
        }

        row.Write("]\"");
    }

    private static void AppendEscaped(ArrayBufferWriter<char> row, ReadOnlySpan<char> parameter)
    {
        if (parameter.ContainsAnyExcept(Plain))
        {
            CsvText.AppendDoubled(row, JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(parameter.ToString()));
            return;
        }

        row.Write(parameter);
    }
}
