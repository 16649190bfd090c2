using System.Text;
using AiOps.Bot.Detection.Parsing;
using AiOps.Bot.Detection.Structured;
using AiOps.Bot.Detection.Templates;

namespace AiOps.Bot.Detection;

/// <summary>
/// Mines the templates of a log file: a row for each line with its fields, template and parameters, and a list of the templates. Reads the input twice, so that every line gets
/// its template as it was known in the end; memory does not grow with the input. Of more templates than the miner keeps, the lines of those it forgot are told by their masks alone.
/// </summary>
public sealed class ParseLogs(ParseLogsOptions options)
{
    private const int FlushAt = 64 * 1024;

    private readonly LineLayout _layout = LineLayout.Parse(options.Format);
    private readonly TemplateMiner _miner = new(options.Miner);

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
        var written = new List<StructuredRows>();
        using var forgotten = new ForgottenTemplates();
        var read = await WriteRowsAsync(source, structured, (written, forgotten), cancellationToken);
        var count = await WriteTemplatesAsync(templates, Kept(written).Concat(forgotten.Drain()), cancellationToken);
        return new ParseLogsResult(read, count, written.Sum(w => w.Unfitting));
    }

    /// <summary>Of several threads' templates each once, the most frequent first.</summary>
    private static IEnumerable<FoundTemplate> Kept(IEnumerable<StructuredRows> written) =>
        from w in written
        from pair in w.Found
        group pair.Value by pair.Key into same
        let found = same.First() with { Count = same.Sum(f => f.Count) }
        orderby found.Count descending, same.Key
        select found;

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
        await new LinePipeline<ShapedLines>(() => new(Fields()), options.Threads).RunAsync(reader, (lines, shaped) =>
        {
            shaped.Teach(_miner, lines);
            return Task.CompletedTask;
        }, cancellationToken);
    }

    private async Task<LogReadCounts> WriteRowsAsync(Stream source, TextWriter structured, (List<StructuredRows> Written, ForgottenTemplates Forgotten) into, CancellationToken cancellationToken)
    {
        using var reader = new LogLineReader(source);
        await structured.WriteAsync($"LineId,{string.Join(',', _layout.Fields)},EventId,EventTemplate,ParameterList\n");
        var pipeline = new LinePipeline<StructuredRows>(() =>
        {
            var rows = new StructuredRows(Fields(), new(_miner), new(options.Masks));
            into.Written.Add(rows);
            return rows;
        }, options.Threads);
        await pipeline.RunAsync(reader, (_, rows) =>
        {
            foreach (var (id, found) in rows.Forgotten)
            {
                into.Forgotten.Add(id, found);
            }

            return structured.WriteAsync(rows.Rows, cancellationToken);
        }, cancellationToken);
        return reader.Counts;
    }

    private LineFields Fields() => new(_layout, options.Masks);

    /// <returns>How many there are.</returns>
    private static async Task<long> WriteTemplatesAsync(TextWriter templates, IEnumerable<FoundTemplate> found, CancellationToken cancellationToken)
    {
        var count = 0L;
        await templates.WriteAsync("EventId,EventTemplate,Occurrences\n".AsMemory(), cancellationToken);
        foreach (var (cells, lines) in found)
        {
            await templates.WriteAsync($"{cells},{lines}\n".AsMemory(), cancellationToken);
            count++;
        }

        return count;
    }
}
