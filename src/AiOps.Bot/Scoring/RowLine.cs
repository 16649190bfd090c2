using System.Text;
using System.Text.Json;

namespace AiOps.Bot.Scoring;

/// <summary>A line of a stream that is about rows of a table: one that says what the rows after it are, or a row. Pure.</summary>
/// <param name="Shape">What is known of the row; of a line that has a fault null.</param>
/// <param name="Cells">The row as a list in JSON; null where the line says what the rows after it are.</param>
/// <param name="Fault">Why it cannot be read; null where it can.</param>
internal sealed record RowLine(RowShape? Shape, string? Cells, string? Fault)
{
    private const string NoShape = "a list of cells needs a line before it that says what they are: {\"model\":\"NAME\",\"columns\":[\"cpu\",\"errors\"]}";
    private const string NoModel = "name the model that scores the row: {\"model\":\"NAME\",\"row\":{\"cpu\":0.4,\"errors\":1}}. In a stream there is nothing that a row could be compared with but a model";

    /// <summary>Whether it is about rows, and no point of a series.</summary>
    public static bool Is(JsonElement line) => line.ValueKind == JsonValueKind.Array || (line.ValueKind == JsonValueKind.Object && (line.TryGetProperty("columns", out _) || line.TryGetProperty("row", out _)));

    /// <param name="header">What the last line said that told what rows are; null where there was none.</param>
    public static RowLine Of(JsonElement line, RowShape? header) =>
        line.ValueKind == JsonValueKind.Array ? OfCells(line, header)
        : !line.TryGetProperty("row", out var row) ? OfHeader(line)
        : row.ValueKind == JsonValueKind.Object ? OfNamedCells(line, row, header)
        : row.ValueKind == JsonValueKind.Array ? OfCells(row, header)
        : new(null, null, "'row' is a list of cells, or an object of them by their columns' names");

    private static RowLine OfCells(JsonElement cells, RowShape? header) => header is null ? new(null, null, NoShape) : new(header, cells.GetRawText(), null);

    private static RowLine OfHeader(JsonElement line) => RowShape.Of(line, line.GetProperty("columns").GetRawText()) is { } shape ? new(shape, null, null) : new(null, null, NoModel);

    private static RowLine OfNamedCells(JsonElement line, JsonElement row, RowShape? header)
    {
        var columns = List(row, (writer, cell) => writer.WriteStringValue(cell.Name));
        return (RowShape.Of(line, columns) ?? (header is null ? null : header with { Columns = columns })) is { } shape
            ? new(shape, List(row, (writer, cell) => cell.Value.WriteTo(writer)), null)
            : new(null, null, NoModel);
    }

    private static string List(JsonElement row, Action<Utf8JsonWriter, JsonProperty> write)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartArray();
            foreach (var cell in row.EnumerateObject())
            {
                write(writer, cell);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}
