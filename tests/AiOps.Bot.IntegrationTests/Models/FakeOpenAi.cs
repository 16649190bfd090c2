using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AiOps.Bot.IntegrationTests.Models;

/// <summary>
/// A server on loopback that speaks OpenAI's chat completions and embeddings strictly: requests that are not as the protocol says are answered with 400 and
/// noted. It can be as limited as other vendors' servers are, and misbehave as its script says.
/// </summary>
internal sealed class FakeOpenAi : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeOpenAi(WebApplication app) => _app = app;

    public Uri Root => new(_app.Urls.First());

    public Uri Endpoint => new(_app.Urls.First() + "/v1");

    public ModelScript Script { get; } = new();

    public OpenAiQuirks Quirks { get; set; } = new();

    /// <summary>Each request's body.</summary>
    public List<JsonObject> Bodies { get; } = [];

    /// <summary>Each request's headers and path.</summary>
    public List<(string Path, string Query, IReadOnlyDictionary<string, string> Headers)> Heads { get; } = [];

    public static async Task<FakeOpenAi> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new FakeOpenAi(app);
        app.MapPost("/v1/chat/completions", server.ChatAsync);
        app.MapPost("/v1/embeddings", server.EmbedAsync);
        app.MapPost("/openai/deployments/{deployment}/chat/completions", server.ChatAsync);
        app.MapPost("/openai/deployments/{deployment}/embeddings", server.EmbedAsync);
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ChatAsync(HttpContext context)
    {
        if (await ReadAsync(context, "CreateChatCompletionRequest", OpenAiRules.OfChat) is not { } body)
        {
            return;
        }

        var question = OpenAiRules.QuestionOf(body, Script.Count + 1);
        Script.Questions.Enqueue(question);
        var fault = Script.TakeFault();
        if (fault == ModelFault.Throttled || fault == ModelFault.Broken)
        {
            await RefuseAsync(context.Response, fault == ModelFault.Throttled ? 429 : 500, "over the quota of key sk-leaked");
            return;
        }

        var answer = new OpenAiAnswer(Script.ReplyTo(question, fault), fault, Script.Delay, Quirks);
        await ((bool?)body["stream"] == true ? answer.StreamAsync(context) : answer.WriteAsync(context));
    }

    private async Task EmbedAsync(HttpContext context)
    {
        if (await ReadAsync(context, "CreateEmbeddingRequest", OpenAiRules.OfEmbeddings) is not { } body)
        {
            return;
        }

        var texts = body["input"] is JsonArray many ? [.. many.Select(t => (string)t!)] : new[] { (string)body["input"]! };
        Script.Questions.Enqueue(new(Script.Count + 1, "", string.Join('\n', texts), [], []));
        var fault = Script.TakeFault();
        if (fault == ModelFault.Throttled || fault == ModelFault.Broken)
        {
            await RefuseAsync(context.Response, fault == ModelFault.Throttled ? 429 : 500, "no");
            return;
        }

        await OpenAiVectors.WriteAsync(context.Response, texts, body, fault, Quirks);
    }

    private async Task<JsonObject?> ReadAsync(HttpContext context, string schema, Func<JsonObject, OpenAiQuirks, IEnumerable<string>> rules)
    {
        JsonObject body;
        try
        {
            body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!.AsObject();
        }
        catch (JsonException)
        {
            Script.Violations.Enqueue("the body is not JSON");
            await RefuseAsync(context.Response, 400, "not JSON");
            return null;
        }

        lock (Bodies)
        {
            Bodies.Add(body);
            Heads.Add((context.Request.Path, context.Request.QueryString.Value ?? "", context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        }

        foreach (var violation in OpenAiRules.ByContract(schema, body).Concat(rules(body, new())))
        {
            Script.Violations.Enqueue(violation);
        }

        // A limit of this server is no violation of the protocol: the client finds it out and makes do.
        if (rules(body, Quirks).FirstOrDefault() is not { } limit)
        {
            return body;
        }

        await RefuseAsync(context.Response, 400, limit);
        return null;
    }

    private async Task RefuseAsync(HttpResponse response, int status, string words)
    {
        response.StatusCode = status;
        if (status == 429 && Script.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = $"{wait.TotalSeconds:0}";
        }

        await response.WriteAsJsonAsync(new { error = new { message = words, type = "x", code = (string?)null } });
    }
}
