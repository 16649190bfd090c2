using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AiOps.Bot.Detection.Parsing;
using AiOps.Bot.Detection.Templates;

namespace AiOps.Bot.Detection;

/// <summary>
/// Mines the templates of a log file: a row for each line with its fields, template and parameters, and a list of the templates. Reads the input twice, so that every line gets
/// its template as it was known in the end; memory does not grow with the input.
/// </summary>
public sealed class ParseLogs(ParseLogsOptions options)
{
    private const int FlushAt = 64 * 1024;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly LineLayout _layout = LineLayout.Parse(options.Format);
    private readonly TemplateMiner _miner = new(options.Miner);
    private readonly Dictionary<long, (string Cells, long Count)> _found = [];
    private long _unfitting;

    /// <summary>Writes <c>structured.csv</c> and <c>templates.csv</c> into a folder, which is made where it does not exist.</summary>
    /// <exception cref="FormatException">The format of the options cannot be used.</exception>
    public static async Task<ParseLogsResult> RunAsync(Stream input, string folder, ParseLogsOptions options, CancellationToken cancellationToken)
    {
        var run = new ParseLogs(options);
        Directory.CreateDirectory(folder);
        await using var structured = new StreamWriter(Path.Combine(folder, "structured.csv"), new UTF8Encoding(false), new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = FlushAt });
        await using var templates = new StreamWriter(Path.Combine(folder, "templates.csv"));
        return await run.RunAsync(input, structured, templates, cancellationToken);
    }

    /// <summary>Runs once; the object holds what was learned.</summary>
    public async Task<ParseLogsResult> RunAsync(Stream input, TextWriter structured, TextWriter templates, CancellationToken cancellationToken)
    {
        await using var seekable = await SeekableAsync(input, cancellationToken);
        var source = seekable ?? input;
        var start = source.Position;
        await LearnAsync(source, cancellationToken);
        source.Position = start;
        var read = await WriteRowsAsync(source, structured, cancellationToken);
        await WriteTemplatesAsync(templates, cancellationToken);
        return new ParseLogsResult(read, _found.Count, _unfitting);
    }

    /// <summary>A copy on disk of a stream that cannot be read twice, gone when it is closed; null where the stream can.</summary>
    private static async Task<FileStream?> SeekableAsync(Stream input, CancellationToken cancellationToken)
    {
        if (input.CanSeek)
        {
            return null;
        }

        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var copy = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FlushAt, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await input.CopyToAsync(copy, cancellationToken);
        copy.Position = 0;
        return copy;
    }

    private async Task LearnAsync(Stream source, CancellationToken cancellationToken)
    {
        using var reader = new LogLineReader(source);
        var fields = new Range[_layout.Fields.Count];
        while (await reader.ReadAsync(cancellationToken))
        {
            _miner.Learn(ContentOf(reader.Line, fields, out _));
        }
    }

    private async Task<LogReadCounts> WriteRowsAsync(Stream source, TextWriter structured, CancellationToken cancellationToken)
    {
        using var reader = new LogLineReader(source);
        var fields = new Range[_layout.Fields.Count];
        var rows = new StringBuilder("LineId,").AppendJoin(',', _layout.Fields).Append(",EventId,EventTemplate,ParameterList\n");
        while (await reader.ReadAsync(cancellationToken))
        {
            AppendRow(rows, reader.Line, fields, reader.LineNumber);
            if (rows.Length >= FlushAt)
            {
                await structured.WriteAsync(rows, cancellationToken);
                rows.Clear();
            }
        }

        await structured.WriteAsync(rows, cancellationToken);
        return reader.Counts;
    }

    private ReadOnlySpan<char> ContentOf(ReadOnlySpan<char> line, Range[] fields, out bool fits)
    {
        fits = _layout.TryRead(line, fields);
        var content = fits ? line[fields[_layout.ContentIndex]] : line;
        return options.Masks.IsEmpty ? content : options.Masks.Apply(content.ToString());
    }

    private void AppendRow(StringBuilder rows, ReadOnlySpan<char> line, Range[] fields, long number)
    {
        var content = ContentOf(line, fields, out var fits);
        _unfitting += fits ? 0 : 1;
        rows.Append(number);
        for (var i = 0; i < fields.Length; i++)
        {
            rows.Append(',');
            CsvText.Append(rows, fits ? line[fields[i]] : i == _layout.ContentIndex ? line : default);
        }

        // A template that was evicted since is learned anew.
        var match = _miner.Match(content) ?? _miner.Learn(content);
        rows.Append(',').Append(Remember(match.Id)).Append(',');
        CsvText.Append(rows, JsonSerializer.Serialize(_miner.ParametersOf(content, match.Id), Json));
        rows.Append('\n');
    }

    /// <summary>Id and template as cells: each template stands in many rows, and what is in its row is worked out once.</summary>
    private string Remember(long id)
    {
        var cells = _found.TryGetValue(id, out var found) ? found.Cells : CellsOf(id);
        _found[id] = (cells, found.Count + 1);
        return cells;
    }

    private string CellsOf(long id)
    {
        var cells = new StringBuilder(id.ToString("x16", System.Globalization.CultureInfo.InvariantCulture)).Append(',');
        CsvText.Append(cells, WithWildcards(_miner.Find(id)?.Text ?? ""));
        return cells.ToString();
    }

    /// <summary>The template with one kind of wildcard, as the exchange format has it.</summary>
    private string WithWildcards(string text)
    {
        foreach (var mask in MaskNames.All.Concat(options.Masks.Names))
        {
            text = text.Replace(mask, MaskNames.Word, StringComparison.Ordinal);
        }

        return text;
    }

    private async Task WriteTemplatesAsync(TextWriter templates, CancellationToken cancellationToken)
    {
        var rows = new StringBuilder("EventId,EventTemplate,Occurrences\n");
        foreach (var (_, (cells, count)) in _found.OrderByDescending(pair => pair.Value.Count).ThenBy(pair => pair.Key))
        {
            rows.Append(cells).Append(',').Append(count).Append('\n');
        }

        await templates.WriteAsync(rows, cancellationToken);
    }
}
