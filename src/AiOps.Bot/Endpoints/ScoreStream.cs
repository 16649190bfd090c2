using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using AiOps.Bot.Endpoints.Documents;
using AiOps.Bot.Scoring;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Endpoints;

/// <summary>Answers a stream of points line by line, in bounded memory. What cannot be read is answered as such, and the stream goes on.</summary>
internal static class ScoreStream
{
    public static async Task RunAsync(HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.ContentType = "application/x-ndjson";
        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var (lines, number, skipping) = (new SeriesLines(), 0L, false);
        var (input, output) = (context.Request.BodyReader, context.Response.BodyWriter);
        while (true)
        {
            var read = await input.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (TryLine(ref rest, (read.IsCompleted, skipping), out var line))
            {
                Answer(output, skipping ? TooLong(number) : Score(lines, number, line), options);
                (number, skipping) = (number + 1, false);
            }

            // A line without an end must not fill the memory: its beginning is forgotten, its end is waited for.
            skipping |= rest.Length > ScoreLimits.Line;
            input.AdvanceTo(skipping ? rest.End : rest.Start, rest.End);
            await output.FlushAsync(cancellationToken);
            if (read.IsCompleted)
            {
                return;
            }
        }
    }

    private static LineScoreDocument? Score(SeriesLines lines, long number, ReadOnlySequence<byte> line)
    {
        if (line.Length > ScoreLimits.Line)
        {
            return TooLong(number);
        }

        var text = line.ToArray().AsMemory().Trim("\r \t"u8);
        return text.IsEmpty ? null : lines.Score(number, text);
    }

    private static LineScoreDocument TooLong(long number) => new(number, null, new(null, ScoreStatus.Unreadable, Fault: $"the line is longer than {ScoreLimits.Line >> 10} KB"));

    private static void Answer(PipeWriter output, LineScoreDocument? score, JsonSerializerOptions options)
    {
        if (score is not null)
        {
            output.Write(JsonSerializer.SerializeToUtf8Bytes(score, options));
            output.Write("\n"u8);
        }
    }

    private static bool TryLine(ref ReadOnlySequence<byte> rest, (bool IsLast, bool IsEndOfLine) part, out ReadOnlySequence<byte> line)
    {
        if (rest.PositionOf((byte)'\n') is { } end)
        {
            line = rest.Slice(0, end);
            rest = rest.Slice(rest.GetPosition(1, end));
            return true;
        }

        line = part.IsLast ? rest : default;
        rest = part.IsLast ? rest.Slice(rest.End) : rest;
        return part.IsLast && (line.Length > 0 || part.IsEndOfLine);
    }
}
