using System.Runtime.InteropServices;
using System.Text.Json;
using AiOps.Bot.Endpoints.Documents;
using AiOps.Bot.Tables;

namespace AiOps.Bot.Scoring;

/// <summary>Rows of a feature table as they were sent: those that have the form, and for each of the others why not.</summary>
internal sealed class SentTable
{
    private readonly JsonElement[] _rows;
    private readonly Dictionary<int, string> _faults = [];

    private SentTable(string[] columns, JsonElement[] rows) => (Columns, _rows) = ([.. columns], rows);

    public List<string> Columns { get; }

    /// <summary>Cells that were no numbers in columns of numbers; they count as missing.</summary>
    public int BadCells { get; private set; }

    /// <summary>The numbers of the rows that can be scored.</summary>
    public IReadOnlyList<int> Readable { get; private set; } = [];

    /// <exception cref="FormatException">There are no columns or rows, or too many.</exception>
    public static SentTable Read(JsonElement table)
    {
        if (table.ValueKind != JsonValueKind.Object || !table.TryGetProperty("columns", out var columns) || !table.TryGetProperty("rows", out var rows)
            || columns.ValueKind != JsonValueKind.Array || rows.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException("a table has columns and rows: {\"columns\":[\"cpu\",\"errors\"],\"rows\":[[0.4,1],[0.9,250]]}");
        }

        if ((long)columns.GetArrayLength() * rows.GetArrayLength() > ScoreLimits.Cells)
        {
            throw new FormatException($"the table has more than {ScoreLimits.Cells} cells: send it in parts");
        }

        var read = new SentTable(NamesOf(columns), [.. rows.EnumerateArray()]);
        read.Readable = [.. Enumerable.Range(0, read._rows.Length).Where(read.IsReadable)];
        return read;
    }

    /// <summary>The readable rows as numbers, in single precision, row by row.</summary>
    /// <param name="columns">How cells are read, in the order of <paramref name="places"/>.</param>
    /// <param name="places">Where each column stands in the rows that were sent.</param>
    public float[] Values(TableColumn[] columns, int[] places)
    {
        var values = new float[Readable.Count * columns.Length];
        for (var i = 0; i < Readable.Count; i++)
        {
            for (var column = 0; column < columns.Length; column++)
            {
                values[(i * columns.Length) + column] = columns[column].Read(Cell(Readable[i], places[column]), out var isBad);
                BadCells += isBad ? 1 : 0;
            }
        }

        return values;
    }

    /// <summary>Learns from the readable rows what the columns hold.</summary>
    public TableColumn[] Learn()
    {
        TableColumn[] columns = [.. Columns.Select(c => new TableColumn(c))];
        foreach (var row in Readable)
        {
            for (var column = 0; column < columns.Length; column++)
            {
                columns[column].Learn(Cell(row, column));
            }
        }

        return columns;
    }

    /// <summary>Answers all rows: the readable ones with their scores, the others with their faults.</summary>
    /// <param name="scores">Of the readable rows.</param>
    /// <param name="threshold">Rows that score higher are anomalous; null where nobody has decided.</param>
    public RowScoreDocument[] Answer(double[] scores, double? threshold)
    {
        var documents = new RowScoreDocument[_rows.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            documents[Readable[i]] = new(Readable[i], ScoreStatus.Scored, scores[i], threshold is { } limit ? scores[i] > limit : null);
        }

        foreach (var (row, fault) in _faults)
        {
            documents[row] = new(row, ScoreStatus.Unreadable, Fault: fault);
        }

        return documents;
    }

    /// <summary>A cell as it was sent.</summary>
    public JsonElement CellOf(int row, int column) => _rows[row][column];

    private static string[] NamesOf(JsonElement columns)
    {
        var names = columns.EnumerateArray().Select(c => c.ValueKind == JsonValueKind.String ? c.GetString()! : "").ToArray();
        if (names.Length is 0 or > ScoreLimits.Columns || names.Any(n => n.Length is 0 or > ScoreLimits.Name) || names.Distinct(StringComparer.Ordinal).Count() < names.Length)
        {
            throw new FormatException($"'columns' must be 1 to {ScoreLimits.Columns} different names of at most {ScoreLimits.Name} characters");
        }

        return names;
    }

    private bool IsReadable(int row)
    {
        var cells = _rows[row];
        var fault = cells.ValueKind != JsonValueKind.Array ? "a row is a list of cells"
            : cells.GetArrayLength() != Columns.Count ? $"the row has {cells.GetArrayLength()} cells where there are {Columns.Count} columns"
            : cells.EnumerateArray().Any(c => c.ValueKind is JsonValueKind.Array or JsonValueKind.Object) ? "a cell is a number, a word, true, false or null"
            : null;
        return fault is null || !_faults.TryAdd(row, fault);
    }

    private ReadOnlySpan<byte> Cell(int row, int column)
    {
        var cell = _rows[row][column];
        return cell.ValueKind switch
        {
            JsonValueKind.Null => [],
            JsonValueKind.String => System.Text.Encoding.UTF8.GetBytes(cell.GetString()!),
            _ => JsonMarshal.GetRawUtf8Value(cell),
        };
    }
}
