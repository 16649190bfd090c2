using System.Runtime.CompilerServices;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Parsing;

namespace AiOps.Bot.LogFiles;

/// <summary>Turns the records of a file or of standard input into log events, one at a time, with the memory of one record.</summary>
internal sealed class LogFileReader(ILogParser parser)
{
    /// <param name="input">Read from where it stands; left open.</param>
    /// <param name="stream">The stream that the events belong to.</param>
    /// <param name="numbering">How the events are named and dated.</param>
    /// <param name="tally">What was met is added to it as reading goes on.</param>
    public async IAsyncEnumerable<LogEvent> ReadAsync(
        Stream input, StreamKey stream, EventNumbering numbering, ReadTally tally, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new LogRecordReader(input);
        DateTimeOffset? previous = null;
        await foreach (var record in reader.ReadAsync(cancellationToken))
        {
            var parsed = parser.Parse(record.Text, numbering.Reference);
            tally.Count(parsed);
            previous = parsed.Timestamp ?? previous;
            yield return new LogEvent
            {
                Stream = stream,
                EventId = numbering.IdOf(record.Offset),
                Timestamp = previous ?? numbering.Reference,
                IngestedAt = numbering.ReadAt,
                Resource = parsed.Host is { Length: > 0 } host ? new ResourceId(host) : ResourceId.Unknown,
                Severity = parsed.Severity,
                Message = record.Text,
            };
        }

        tally.Add(reader.Counts);
    }
}
