using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using AiOps.Bot.Detection.Parsing;
using AiOps.Bot.Detection.Templates;

namespace AiOps.Bot.Detection.Structured;

/// <summary>Writes a row for each line: number, fields, template, parameters. Counts the templates over all batches it was given.</summary>
internal sealed class StructuredRows(LineFields fields, TemplateReader reader, TemplateCells cells) : ILineWork
{
    private const int LongestNumber = 20;

    private readonly Dictionary<long, FoundTemplate> _found = [];
    private readonly List<(long Id, FoundTemplate Found)> _forgotten = [];
    private readonly ArrayBufferWriter<char> _rows = new();

    /// <summary>The rows of the last batch.</summary>
    public ReadOnlyMemory<char> Rows => _rows.WrittenMemory;

    /// <summary>How many lines of all batches do not have the layout.</summary>
    public long Unfitting { get; private set; }

    /// <summary>The templates of all batches that the miner keeps.</summary>
    public IReadOnlyDictionary<long, FoundTemplate> Found => _found;

    /// <summary>The templates of the last batch's lines that the miner keeps no longer, one for each line.</summary>
    public IReadOnlyList<(long Id, FoundTemplate Found)> Forgotten => _forgotten;

    public void Run(LineBatch lines)
    {
        _rows.ResetWrittenCount();
        _forgotten.Clear();
        for (var i = 0; i < lines.Count; i++)
        {
            Append(lines.FirstNumber + i, lines[i]);
        }
    }

    private void Append(long number, ReadOnlySpan<char> line)
    {
        var content = fields.ContentOf(line);
        Unfitting += fields.Fits ? 0 : 1;
        number.TryFormat(_rows.GetSpan(LongestNumber), out var digits, provider: CultureInfo.InvariantCulture);
        _rows.Advance(digits);
        for (var i = 0; i < fields.Count; i++)
        {
            _rows.Write(",");
            CsvText.Append(_rows, fields.FieldOf(line, i));
        }

        reader.Read(content);
        _rows.Write(",");
        _rows.Write(Remember(content));
        _rows.Write(",");
        ParameterCell.Append(_rows, reader, content);
        _rows.Write("\n");
    }

    /// <summary>The template's cells. One that is kept stands in many rows, and is worked out once.</summary>
    private string Remember(ReadOnlySpan<char> content)
    {
        if (!reader.IsKnown)
        {
            var forgotten = new FoundTemplate(cells.Of(reader.Id, reader.TextOf(content)), 1);
            _forgotten.Add((reader.Id, forgotten));
            return forgotten.Cells;
        }

        ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(_found, reader.Id, out var isThere);
        found = isThere ? found with { Count = found.Count + 1 } : new(cells.Of(reader.Id, reader.TextOf(content)), 1);
        return found.Cells;
    }
}
