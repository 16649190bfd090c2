using System.Runtime.CompilerServices;
using System.Text;

namespace AiOps.Bot.Detection.Parsing;

/// <summary>Reads whole records out of a log file: unpacks, joins lines that belong together and cuts CloudTrail's file form, with the memory of one record.</summary>
public sealed class LogRecordReader(Stream input) : IDisposable
{
    private const int MaxRecord = 1 << 20;

    private readonly LogLineReader _lines = new(input);
    private long _cut;

    /// <inheritdoc cref="LogLineReader.Counts"/>
    public LogReadCounts Counts => _lines.Counts with { Truncated = _lines.Counts.Truncated + _cut };

    /// <summary>The records in order. Empty lines are none.</summary>
    public async IAsyncEnumerable<LogRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isFileForm = CloudTrailRecords.IsFileForm(await _lines.PeekAsync(cancellationToken));
        var records = isFileForm ? ReadFileFormAsync(cancellationToken) : ReadJoinedAsync(cancellationToken);
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            yield return record;
        }
    }

    public void Dispose() => _lines.Dispose();

    private async IAsyncEnumerable<LogRecord> ReadJoinedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var joiner = new LogRecordJoiner();
        long start = 0;
        while (await _lines.ReadAsync(cancellationToken))
        {
            var offset = _lines.Offset;
            if (_lines.Line.IsWhiteSpace())
            {
                continue;
            }

            var hadRecord = joiner.IsOpen;
            var complete = joiner.Add(_lines.Line);
            if (complete is not null)
            {
                yield return new LogRecord(complete, start);
            }

            start = complete is not null || !hadRecord ? offset : start;
        }

        if (joiner.Flush() is { } last)
        {
            yield return new LogRecord(last, start);
        }
    }

    private async IAsyncEnumerable<LogRecord> ReadFileFormAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var decoder = Encoding.UTF8.GetDecoder();
        var characters = new char[64 * 1024];
        var record = new StringBuilder();
        var cutter = new JsonCutter();
        long number = 0;
        while (await _lines.TakeBytesAsync(cancellationToken) is { Length: > 0 } bytes)
        {
            for (var rest = bytes; rest.Length > 0;)
            {
                decoder.Convert(rest.Span, characters, flush: false, out var used, out var count, out _);
                rest = rest[used..];
                for (var i = 0; i < count; i++)
                {
                    if (Take(characters[i], ref cutter, record) is { } whole)
                    {
                        yield return new LogRecord(whole, number++);
                    }
                }
            }
        }

        // The file broke off inside a record: what is there of it is kept.
        if (record.Length > 0)
        {
            yield return new LogRecord(record.ToString(), number);
        }
    }

    /// <summary>Takes a character; gives the record that it closed. Of one that is longer than the bound the start is kept, as of a line.</summary>
    private string? Take(char c, ref JsonCutter cutter, StringBuilder record)
    {
        if (cutter.Take(c) && record.Length < MaxRecord)
        {
            record.Append(c);
            _cut += record.Length == MaxRecord ? 1 : 0;
        }

        if (!cutter.HasEnded)
        {
            return null;
        }

        var whole = record.ToString();
        record.Clear();
        return whole;
    }
}
