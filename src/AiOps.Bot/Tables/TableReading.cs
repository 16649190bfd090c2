using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AiOps.Bot.Commands;
using AiOps.Bot.Detection.Features.Series;
using CsvHelper;

namespace AiOps.Bot.Tables;

/// <summary>Turns CSV files into feature tables, all of them by the columns of the training table.</summary>
internal sealed class TableReading
{
    /// <summary>A quarter of a gigabyte. Of larger tables as many rows are drawn as fit, each with the same chance.</summary>
    private const int MaxValues = 64_000_000;

    private readonly TableColumn[] _columns;
    private readonly string? _label;
    private readonly string? _time;

    /// <summary>The times' column of the training: it belongs to what makes a row.</summary>
    private readonly string? _timeOfTraining;

    private TableReading(TableColumn[] columns, string? label, string? time, string? timeOfTraining) => (_columns, _label, _time, _timeOfTraining) = (columns, label, time, timeOfTraining);

    public ImmutableArray<string> Columns => [.. _columns.Select(c => c.Name)];

    public IEnumerable<string> WordColumns => _columns.Where(c => c.Kind == ColumnKind.Word).Select(c => c.Name);

    /// <summary>Cells that were no numbers in columns of numbers; they count as missing.</summary>
    public long BadCells { get; private set; }

    public IReadOnlyList<SavedColumn> Saved => [.. _columns.Select(c => c.Saved)];

    /// <summary>As a model's training read its columns.</summary>
    /// <param name="label">The labels' column, where the rows are to be compared with labels.</param>
    /// <param name="time">The times' column, where there is one.</param>
    public static TableReading Of(ModelManifest manifest, string? label = null, string? time = null) => new([.. manifest.Columns.Select(TableColumn.Of)], label, time, manifest.TimeColumn);

    /// <summary>Learns what the columns hold. Label and time, where there are such columns, are none of them.</summary>
    /// <exception cref="BadInputException">There is no such label or time, or no column beside them.</exception>
    public static async Task<TableReading> LearnAsync(TableFile file, string? label, string? time, CancellationToken cancellationToken)
    {
        var header = await file.ReadHeaderAsync(cancellationToken);
        CheckThere("--label", label, header, file);
        CheckThere("--time", time, header, file);
        var places = Enumerable.Range(0, header.Length).Where(i => header[i] != label && header[i] != time).ToArray();
        if (places.Length == 0)
        {
            throw new BadInputException($"{file.Path} has no column to score beside the label.");
        }

        var columns = places.Select(i => new TableColumn(header[i])).ToArray();
        await foreach (var cells in file.ReadRowsAsync(cancellationToken))
        {
            for (var i = 0; i < columns.Length; i++)
            {
                columns[i].Learn(cells.GetSpan(places[i]));
            }
        }

        return new(columns, label, time, time);
    }

    /// <summary>The whole table, or a sample of it where it is too large for memory.</summary>
    /// <exception cref="BadInputException">There are no rows, a label is none, or a column is not there.</exception>
    public Task<LabelledTable> ReadTrainingAsync(TableFile file, ulong seed, CancellationToken cancellationToken) => ReadTrainingAsync(file, seed, false, cancellationToken);

    /// <summary>The same with words by their number, for whoever may not know yet how rare they are.</summary>
    public async Task<LabelledTable> ReadForwardAsync(TableFile file, ulong seed, CancellationToken cancellationToken) =>
        await ReadTrainingAsync(file, seed, true, cancellationToken) with { WordColumns = [.. Enumerable.Range(0, _columns.Length).Where(c => _columns[c].Kind == ColumnKind.Word)] };

    private async Task<LabelledTable> ReadTrainingAsync(TableFile file, ulong seed, bool numbersWords, CancellationToken cancellationToken)
    {
        var header = await file.ReadHeaderAsync(cancellationToken);
        CheckThere("--label", _label, header, file);
        CheckThere("--time", _time, header, file);
        var (labelAt, timeAt) = (Array.IndexOf(header, _label), Array.IndexOf(header, _time));
        var reservoir = new RowReservoir(_columns.Length, MaxValues / _columns.Length, seed);
        var (labels, seconds, prints, printed) = (new List<bool>(), new List<double>(), new List<ulong>(), PrintedOf(header));
        await foreach (var (row, cells) in RowsAsync(file, numbersWords, cancellationToken))
        {
            if (reservoir.Take(row) is var place && place < 0)
            {
                continue;
            }

            if (printed.Length > 0)
            {
                Put(prints, place, PrintOf(cells, printed));
            }

            if (labelAt >= 0)
            {
                Put(labels, place, IsAnomalous(cells.GetString(labelAt), file));
            }

            if (timeAt >= 0)
            {
                Put(seconds, place, SeriesTime.Parse(cells.GetString(timeAt)) ?? double.NaN);
            }
        }

        if (reservoir.Rows == 0)
        {
            throw new BadInputException($"{file.Path} has no rows below its header.");
        }

        var read = new LabelledTable(new(new(Columns, reservoir.ToArray()), [.. labels]), [.. seconds]) { Prints = [.. prints] };
        return reservoir.Order() is { } order ? read.Pick(order) : read;
    }

    /// <summary>Row by row; the array is reused.</summary>
    public async IAsyncEnumerable<float[]> ReadAsync(TableFile file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (row, _) in RowsAsync(file, false, cancellationToken))
        {
            yield return row;
        }
    }

    private async IAsyncEnumerable<(float[] Row, CsvReader Cells)> RowsAsync(TableFile file, bool numbersWords, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var header = await file.ReadHeaderAsync(cancellationToken);
        var places = _columns.Select(c => Array.IndexOf(header, c.Name)).ToArray();
        if (places.Contains(-1))
        {
            throw new BadInputException($"{file.Path} lacks columns of the training table: {string.Join(", ", _columns.Where((_, i) => places[i] < 0).Select(c => c.Name))}.");
        }

        var row = new float[_columns.Length];
        await foreach (var cells in file.ReadRowsAsync(cancellationToken))
        {
            for (var i = 0; i < row.Length; i++)
            {
                var cell = cells.GetSpan(places[i]);
                row[i] = numbersWords ? _columns[i].ReadNumbered(cell, out var isBad) : _columns[i].Read(cell, out isBad);
                BadCells += isBad ? 1 : 0;
            }

            yield return (row, cells);
        }
    }

    /// <returns>Where the cells that make a row stand; none where not all are there.</returns>
    private int[] PrintedOf(string[] header)
    {
        int[] places = [.. _columns.Select(c => c.Name).Concat(_timeOfTraining is null ? [] : [_timeOfTraining]).Select(name => Array.IndexOf(header, name))];
        return places.Contains(-1) ? [] : places;
    }

    private static ulong PrintOf(CsvReader cells, int[] places)
    {
        var print = RowPrint.Empty;
        foreach (var place in places)
        {
            print = RowPrint.With(print, cells.GetSpan(place));
        }

        return RowPrint.Mixed(print);
    }

    private static void CheckThere(string option, string? column, string[] header, TableFile file)
    {
        if (column is not null && !header.Contains(column))
        {
            throw new BadInputException($"{option} {column}: {file.Path} has no such column. It has {string.Join(", ", header)}.");
        }
    }

    private static void Put<T>(List<T> values, int place, T value)
    {
        CollectionsMarshal.SetCount(values, Math.Max(values.Count, place + 1));
        values[place] = value;
    }

    private bool IsAnomalous(string cell, TableFile file) => cell switch
    {
        "1" or "1.0" or "true" or "True" => true,
        "0" or "0.0" or "false" or "False" => false,
        _ => throw new BadInputException($"--label {_label}: {file.Path} has '{cell}' in it; labels are 0 (ordinary) and 1 (anomalous)."),
    };
}
