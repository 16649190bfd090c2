using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using AiOps.Bot.Endpoints.Documents;
using AiOps.Bot.Scoring;
using AiOps.Bot.Scoring.Models;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Endpoints;

/// <summary>Answers a stream of points and rows line by line, in bounded memory. What cannot be read is answered as such, and the stream goes on.</summary>
internal static class ScoreStream
{
    /// <summary>Of what has come already, so many are answered before the next are looked at.</summary>
    private const int MostLines = 500;

    public static async Task RunAsync(HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.ContentType = "application/x-ndjson";
        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var (scoring, number, skipping) = (new ScoreLines(new(context.RequestServices.GetRequiredService<ModelBatch>)), 0L, false);
        var (input, output) = (context.Request.BodyReader, context.Response.BodyWriter);
        while (true)
        {
            var read = await input.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            List<SentLine> taken;
            do
            {
                taken = [];
                while (taken.Count < MostLines && TryLine(ref rest, (read.IsCompleted, skipping), out var line))
                {
                    taken.Add(new(number, skipping || line.Length > ScoreLimits.Line ? default(ReadOnlyMemory<byte>?) : line.ToArray().AsMemory().Trim("\r \t"u8)));
                    (number, skipping) = (number + 1, false);
                }

                await AnswerAsync(output, await scoring.ScoreAsync(taken.FindAll(l => l.Text is not { IsEmpty: true }), cancellationToken), options, cancellationToken);
            }
            while (taken.Count == MostLines);

            // A line without an end must not fill the memory: its beginning is forgotten, its end is waited for.
            skipping |= rest.Length > ScoreLimits.Line;
            input.AdvanceTo(skipping ? rest.End : rest.Start, rest.End);
            if (read.IsCompleted)
            {
                return;
            }
        }
    }

    private static async Task AnswerAsync(PipeWriter output, LineScoreDocument[] answers, JsonSerializerOptions options, CancellationToken cancellationToken)
    {
        foreach (var answer in answers)
        {
            output.Write(JsonSerializer.SerializeToUtf8Bytes(answer, options));
            output.Write("\n"u8);
        }

        await output.FlushAsync(cancellationToken);
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
