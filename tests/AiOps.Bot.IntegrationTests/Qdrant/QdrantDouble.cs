using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AiOps.Bot.IntegrationTests.Qdrant;

/// <summary>
/// Qdrant on loopback: really stores, filters and searches. Where its published contract is at hand, every request and every answer is checked against it, so that
/// neither our client nor this double can drift from it.
/// </summary>
internal sealed class QdrantDouble : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly QdrantContract? _contract = QdrantContract.Find();

    private QdrantDouble(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First());

    public ConcurrentDictionary<string, QdrantCollection> Collections { get; } = [];

    /// <summary>Method and path of each request.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public ConcurrentQueue<string> Faults { get; } = [];

    /// <summary>What the key must be; null for none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Answers to give before anything else. A status of 0 breaks the connection, -1 never answers.</summary>
    public ConcurrentQueue<(int Status, string Body)> Troubles { get; } = [];

    public int RetryAfterSeconds { get; set; }

    public static async Task<QdrantDouble> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var qdrant = new QdrantDouble(app);
        app.Run(qdrant.AnswerAsync);
        await app.StartAsync();
        return qdrant;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Requests.Enqueue($"{context.Request.Method} {context.Request.Path}");
        if (Troubles.TryDequeue(out var trouble))
        {
            await TroubleAsync(context, trouble);
            return;
        }

        try
        {
            if (ApiKey is not null && context.Request.Headers["api-key"] != ApiKey)
            {
                throw new QdrantRefusal(401, "Must provide an API key or an Authorization bearer token");
            }

            var body = await ReadAsync(context.Request);
            var answer = context.Request.Path == "/" ? new() { ["title"] = "qdrant - vector search engine", ["version"] = "1.18.0" } : new JsonObject { ["result"] = Do(context.Request, body), ["status"] = "ok", ["time"] = 0.001 };
            Note(_contract?.AnswerFault(context.Request.Method, context.Request.Path!, JsonNode.Parse(answer.ToJsonString())!), "answer to", context.Request);
            await WriteAsync(context, 200, answer);
        }
        catch (Exception ex) when (ex is not QdrantRefusal and not OperationCanceledException)
        {
            Note(ex.ToString(), "the double itself broke on", context.Request);
            throw;
        }
        catch (QdrantRefusal refusal)
        {
            await WriteAsync(context, refusal.Status, new() { ["status"] = new JsonObject { ["error"] = refusal.Message }, ["time"] = 0.001 });
        }
    }

    private async Task TroubleAsync(HttpContext context, (int Status, string Body) trouble)
    {
        if (trouble.Status <= 0)
        {
            await Task.Delay(trouble.Status == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(30), context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            context.Abort();
            return;
        }

        context.Response.StatusCode = trouble.Status;
        if (RetryAfterSeconds > 0)
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        }

        await context.Response.WriteAsync(trouble.Body);
    }

    private async Task<JsonNode?> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        var body = text.Length == 0 ? null : JsonNode.Parse(text);
        if (_contract?.RequestFault(request.Method, request.Path!, request.Query.Keys, body) is { } fault)
        {
            Note(fault, "request", request);
            throw new QdrantRefusal(400, fault);
        }

        return body;
    }

    private void Note(string? fault, string what, HttpRequest request)
    {
        if (fault is not null)
        {
            Faults.Enqueue($"{what} {request.Method} {request.Path}: {fault}");
        }
    }

    private JsonNode? Do(HttpRequest request, JsonNode? body)
    {
        var parts = request.Path.Value!.Trim('/').Split('/');
        return parts switch
        {
            ["collections"] => new JsonObject { ["collections"] = new JsonArray([.. Collections.Keys.Select(n => new JsonObject { ["name"] = n })]) },
            ["collections", var name] => Collection(request.Method, name, body),
            ["collections", var name, "exists"] => new JsonObject { ["exists"] = Collections.ContainsKey(name) },
            ["collections", var name, .. var rest] => InCollection(request.Method, Find(name), rest, body),
            _ => throw new QdrantRefusal(404, "Not found"),
        };
    }

    private JsonNode Collection(string method, string name, JsonNode? body) => method switch
    {
        "PUT" => Collections.TryAdd(name, new(body!.AsObject())) ? true : throw new QdrantRefusal(409, $"Wrong input: Collection `{name}` already exists!"),
        "DELETE" => Collections.TryRemove(name, out _),
        _ => throw new QdrantRefusal(405, "Method not allowed"),
    };

    private QdrantCollection Find(string name) =>
        Collections.TryGetValue(name, out var found) ? found : throw new QdrantRefusal(404, $"Not found: Collection `{name}` doesn't exist!");

    private static JsonObject InCollection(string method, QdrantCollection collection, string[] rest, JsonNode? body) => (method, rest) switch
    {
        ("PUT", ["index"]) => Updated(collection.Indexes[(string)body!["field_name"]!] = body["field_schema"]!.ToString(), 1),
        ("PUT", ["points"]) => Updated("", collection.Upsert(body!["points"]!.AsArray())),
        ("POST", ["points", "delete"]) => Updated("", collection.Delete(body!)),
        ("POST", ["points", "count"]) => new JsonObject { ["count"] = collection.Where(body!["filter"]).Count() },
        ("POST", ["points", "scroll"]) => Scroll(collection, body!),
        ("POST", ["points", "query"]) => new JsonObject { ["points"] = new JsonArray([.. collection.Query(body!).Take((int?)body!["limit"] ?? 10).Select(f => Shown(f, body))]) },
        ("POST", ["points", "query", "groups"]) => Grouped(collection, body!),
        ("GET", ["points", var id]) => collection.Points.TryGetValue(id, out var point) ? Record(point) : throw new QdrantRefusal(404, $"Not found: Point with id {id} does not exists!"),
        _ => throw new QdrantRefusal(404, "Not found"),
    };

    private static JsonObject Updated(string field, long operation) => new() { ["operation_id"] = operation + field.Length, ["status"] = "completed" };

    private static JsonObject Record(QdrantPoint point) => new() { ["id"] = point.Id.DeepClone(), ["payload"] = point.Payload?.DeepClone(), ["vector"] = point.Vectors.DeepClone() };

    private static JsonObject Scroll(QdrantCollection collection, JsonNode request)
    {
        var limit = (int?)request["limit"] ?? 10;
        var from = request["offset"]?.ToString() ?? "";
        var page = collection.Where(request["filter"]).OrderBy(p => p.Id.ToString(), StringComparer.Ordinal).Where(p => string.CompareOrdinal(p.Id.ToString(), from) >= 0).Take(limit + 1).ToList();
        return new() { ["points"] = new JsonArray([.. page.Take(limit).Select(Record)]), ["next_page_offset"] = page.Count > limit ? page[limit].Id.DeepClone() : null };
    }

    private static JsonObject Grouped(QdrantCollection collection, JsonNode request)
    {
        var key = (string)request["group_by"]!;
        if (!collection.Indexes.ContainsKey(key))
        {
            throw new QdrantRefusal(400, $"Bad request: Index required but not found for \"{key}\"");
        }

        var groups = collection.Query(request).Where(f => f.Point.Payload?[key] is not null).GroupBy(f => f.Point.Payload![key]!.ToString()).Take((int?)request["limit"] ?? 3);
        return new()
        {
            ["groups"] = new JsonArray([.. groups.Select(g => new JsonObject
            {
                ["id"] = g.Key,
                ["hits"] = new JsonArray([.. g.Take((int?)request["group_size"] ?? 3).Select(f => Shown(f, request))]),
            })]),
        };
    }

    private static JsonObject Shown((QdrantPoint Point, double Score) found, JsonNode request)
    {
        var shown = new JsonObject { ["id"] = found.Point.Id.DeepClone(), ["version"] = found.Point.Version, ["score"] = found.Score };
        if (request["with_payload"]?.ToJsonString() == "true")
        {
            shown["payload"] = found.Point.Payload?.DeepClone();
        }

        if (request["with_vector"]?.ToJsonString() == "true")
        {
            shown["vector"] = found.Point.Vectors.DeepClone();
        }

        return shown;
    }

    private static async Task WriteAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body.ToJsonString());
    }
}
