using System.Text.Json;
using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Endpoints.Documents;
using AiOps.Bot.Scoring;
using AiOps.Bot.Scoring.Models;
using AiOps.Bot.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AiOps.Bot.Endpoints;

/// <summary>Scores what a program sends: series of values, rows of a table.</summary>
internal static class ScoreRoutes
{
    private const string Lines = "application/x-ndjson";

    public static void MapScoring(this IEndpointRouteBuilder api) => api.MapPost("/score", ScoreAsync)
        .WithName("Score")
        .WithSummary("Score series or rows of a table")
        .WithDescription("""
            As application/json: a batch, answered whole. Every point and row is answered in its place; those that could not be scored say why, and the others are scored all the same.
            As application/x-ndjson: a stream, each line answered by a line as it comes. Read the answer while you send. A line that cannot be read is answered in its place, and the stream goes on. A line is
            - a point of a series, {"key","timestamp","value"}, answered as {"line","key","point"};
            - a row for a model by the names of its columns, {"model":"NAME","row":{"cpu":0.4,"errors":1},"explain":true}, answered as {"line","model","version","row"};
            - {"model":"NAME","columns":["cpu","errors"],"explain":true}, answered as {"line","header"}, and after it rows as lists of cells, [0.4,1], answered as {"line","model","version","row"}.
            """)
        .Accepts<ScoreRequest>("application/json", Lines)
        .Produces<ScoreDocument>()
        .AddOpenApiOperationTransformer(DescribeStreamAsync)
        .WithMetadata(new RequestSizeLimitAttribute(ScoreLimits.Stream))
        .RequireRateLimiting(RequestRates.Scoring)
        .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(413).ProducesProblem(415).ProducesProblem(429).ProducesProblem(502).ProducesProblem(503);

    /// <summary>One status has two forms here, of which the framework would keep one.</summary>
    private static async Task DescribeStreamAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var (content, line) in new[] { (operation.RequestBody!.Content!, typeof(LineRequest)), (operation.Responses!["200"].Content!, typeof(LineScoreDocument)) })
        {
            context.Document!.AddComponent(line.Name, await context.GetOrCreateSchemaAsync(line, null, cancellationToken));
            content[Lines] = new() { Schema = new OpenApiSchemaReference(line.Name, context.Document) };
        }
    }

    private static async Task<IResult> ScoreAsync(HttpContext context, TimeProvider time, CancellationToken cancellationToken)
    {
        if (context.Request.ContentType?.StartsWith(Lines, StringComparison.OrdinalIgnoreCase) == true)
        {
            await ScoreStream.RunAsync(context, cancellationToken);
            return Results.Empty;
        }

        if (!context.Request.HasJsonContentType())
        {
            return Problems.Of(415, "Unsupported media type", $"send a batch as application/json, or a stream of points as {Lines}");
        }

        using var limit = new CancellationTokenSource(ScoreLimits.Time, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var body = await ReadAsync(context, either.Token);
            var request = Parsed(context, body);
            return await Task.Run(() => AnswerAsync(request, body, context.RequestServices, either.Token), either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return Problems.Of(413, "Too much for one request", $"it was not scored within {ScoreLimits.Time.TotalSeconds:0} s: send it in smaller parts, or train a model once and name it");
        }
    }

    private static async Task<IResult> AnswerAsync(JsonElement request, byte[] body, IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            if (!UnicodeJson.Is(body))
            {
                throw new FormatException(UnicodeJson.Fault);
            }

            if (request.ValueKind == JsonValueKind.Object && request.TryGetProperty("model", out _))
            {
                var (scores, refusal) = await services.GetRequiredService<ModelBatch>().ScoreAsync(request, body, cancellationToken);
                return refusal is null ? TypedResults.Ok(scores) : Problems.Of(refusal);
            }

            return TypedResults.Ok(ScoreByItself(request, cancellationToken));
        }
        catch (FormatException fault)
        {
            return Problems.Of(400, "Nothing that can be scored", fault.Message);
        }
        catch (RemoteScorerException fault)
        {
            return Problems.Of(fault.IsTransient ? 503 : 502, "The model is served elsewhere, and gave no scores", fault.Message);
        }
    }

    /// <summary>Needs nothing but the request.</summary>
    private static ScoreDocument ScoreByItself(JsonElement request, CancellationToken cancellationToken) =>
        request.ValueKind != JsonValueKind.Object ? throw new FormatException("the body is not a JSON object")
        : request.TryGetProperty("series", out var series) ? new() { Series = SeriesBatch.Score(series, cancellationToken) }
        : request.TryGetProperty("table", out var table) ? TableBatch.Score(table, (TextOf(request, "scorer"), SeedOf(request)), cancellationToken)
        : throw new FormatException("send {\"series\":[...]}, or {\"table\":{\"columns\":[...],\"rows\":[...]},\"scorer\":\"isolation-forest\"}, or {\"model\":\"NAME\",\"columns\":[...],\"rows\":[...]}");

    private static async Task<byte[]> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (context.Request.ContentLength > ScoreLimits.Body)
        {
            throw TooLarge();
        }

        using var body = new MemoryStream();
        var part = new byte[1 << 16];
        for (int read; (read = await context.Request.Body.ReadAsync(part, cancellationToken)) > 0;)
        {
            if (body.Length + read > ScoreLimits.Body)
            {
                throw TooLarge();
            }

            body.Write(part, 0, read);
        }

        return body.ToArray();
    }

    private static JsonElement Parsed(HttpContext context, byte[] body)
    {
        try
        {
            var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 16 });

            // The answer repeats parts of it.
            context.Response.RegisterForDispose(document);
            return document.RootElement;
        }
        catch (JsonException ex)
        {
            throw new BadHttpRequestException("not JSON", ex);
        }
    }

    private static BadHttpRequestException TooLarge() => new($"a batch may have {ScoreLimits.Body >> 20} MB: send it in parts, or as {Lines}", 413);

    private static string? TextOf(JsonElement request, string name) =>
        !request.TryGetProperty(name, out var text) || text.ValueKind == JsonValueKind.Null ? null
        : text.ValueKind == JsonValueKind.String ? text.GetString()
        : throw new FormatException($"'{name}' is no text");

    private static ulong SeedOf(JsonElement request) =>
        !request.TryGetProperty("seed", out var seed) || seed.ValueKind == JsonValueKind.Null ? 0
        : seed.ValueKind == JsonValueKind.Number && seed.TryGetUInt64(out var number) ? number
        : throw new FormatException("'seed' is no whole number from 0 on");
}
