using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AiOps.Bot.IntegrationTests.Models;

/// <summary>A server on loopback that speaks Anthropic's messages, whole and streamed, and misbehaves as its script says.</summary>
internal sealed class FakeAnthropic : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeAnthropic(WebApplication app) => _app = app;

    public Uri Endpoint => new(_app.Urls.First());

    public ModelScript Script { get; } = new();

    public List<JsonObject> Bodies { get; } = [];

    public List<string> Keys { get; } = [];

    public static async Task<FakeAnthropic> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new FakeAnthropic(app);
        app.MapPost("/v1/messages", server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
        lock (Bodies)
        {
            Bodies.Add(body);
        }

        Keys.Add(context.Request.Headers.Authorization.ToString());
        var question = QuestionOf(body);
        Script.Questions.Enqueue(question);
        var fault = Script.TakeFault();
        if (fault is ModelFault.Throttled or ModelFault.Broken)
        {
            context.Response.StatusCode = fault == ModelFault.Throttled ? 429 : 529;
            context.Response.Headers.RetryAfter = $"{Script.RetryAfter?.TotalSeconds:0}";
            await context.Response.WriteAsync("""{"type":"error","error":{"type":"rate_limit_error","message":"sk-leaked"}}""");
            return;
        }

        var reply = Script.ReplyTo(question, fault);
        if (fault == ModelFault.Slow)
        {
            await Task.Delay(Script.Delay, context.RequestAborted);
        }

        await ((bool?)body["stream"] == true ? StreamAsync(context, reply, fault) : WriteAsync(context, reply, fault));
    }

    private ModelQuestion QuestionOf(JsonObject body)
    {
        JsonNode[] blocks = [.. body["messages"]!.AsArray().SelectMany(m => m!["content"]!.AsArray()).OfType<JsonNode>()];
        string[] results = [.. blocks.Where(b => (string?)b["type"] == "tool_result").Select(b => b["content"]!.ToString())];
        return new(
            Script.Count + 1,
            string.Join('\n', (body["system"] as JsonArray ?? []).Select(s => (string?)s!["text"])),
            string.Join('\n', blocks.Select(b => (string?)b["text"]).OfType<string>().Concat(results)),
            [.. (body["tools"] as JsonArray ?? []).Select(t => (string)t!["name"]!)],
            results);
    }

    private static Task WriteAsync(HttpContext context, ModelReply reply, ModelFault fault)
    {
        JsonNode[] content = [.. reply.Text.Length > 0 ? (JsonNode[])[new JsonObject { ["type"] = "text", ["text"] = reply.Text }] : [], .. reply.Calls.Select((c, i) => Use(i, c.Name, JsonNode.Parse(c.Arguments)!))];
        var message = Message(new JsonArray(content), StopOf(reply, fault), reply.Usage?.Output ?? 0);
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(fault == ModelFault.Garbage ? "{not json" : message.ToJsonString());
    }

    private static async Task StreamAsync(HttpContext context, ModelReply reply, ModelFault fault)
    {
        context.Response.ContentType = "text/event-stream";
        await SendAsync(context, new() { ["type"] = "message_start", ["message"] = Message([], null, 1) });
        var index = 0;
        if (reply.Text.Length > 0)
        {
            await SendAsync(context, new() { ["type"] = "content_block_start", ["index"] = 0, ["content_block"] = new JsonObject { ["type"] = "text", ["text"] = "" } });
            foreach (var piece in reply.Text.Chunk(200))
            {
                await SendAsync(context, new() { ["type"] = "content_block_delta", ["index"] = 0, ["delta"] = new JsonObject { ["type"] = "text_delta", ["text"] = new string(piece) } });
            }

            await SendAsync(context, new() { ["type"] = "content_block_stop", ["index"] = index++ });
        }

        if (fault == ModelFault.Reset)
        {
            await SendAsync(context, new() { ["type"] = "error", ["error"] = new JsonObject { ["type"] = "overloaded_error", ["message"] = "sk-leaked" } });
            return;
        }

        foreach (var (name, arguments) in reply.Calls)
        {
            await SendAsync(context, new() { ["type"] = "content_block_start", ["index"] = index, ["content_block"] = Use(index, name, new JsonObject()) });
            await SendAsync(context, new() { ["type"] = "content_block_delta", ["index"] = index, ["delta"] = new JsonObject { ["type"] = "input_json_delta", ["partial_json"] = arguments } });
            await SendAsync(context, new() { ["type"] = "content_block_stop", ["index"] = index++ });
        }

        if (fault != ModelFault.Truncated)
        {
            await SendAsync(context, new() { ["type"] = "message_delta", ["delta"] = new JsonObject { ["stop_reason"] = StopOf(reply, fault), ["stop_sequence"] = null }, ["usage"] = new JsonObject { ["output_tokens"] = reply.Usage?.Output ?? 0 } });
            await SendAsync(context, new() { ["type"] = "message_stop" });
        }
    }

    private static string StopOf(ModelReply reply, ModelFault fault) =>
        fault == ModelFault.Refusal ? "refusal" : reply.CutOff ? "max_tokens" : reply.Calls.Count > 0 ? "tool_use" : "end_turn";

    private static JsonObject Use(int index, string name, JsonNode input) => new() { ["type"] = "tool_use", ["id"] = $"use-{index}", ["name"] = name, ["input"] = input };

    private static JsonObject Message(JsonArray content, string? stop, int output) => new()
    {
        ["id"] = "msg_1",
        ["type"] = "message",
        ["role"] = "assistant",
        ["model"] = "served-model",
        ["content"] = content,
        ["stop_reason"] = stop,
        ["stop_sequence"] = null,
        ["usage"] = new JsonObject { ["input_tokens"] = 100, ["output_tokens"] = output },
    };

    private static Task SendAsync(HttpContext context, JsonObject payload) =>
        context.Response.WriteAsync($"event: {(string)payload["type"]!}\ndata: {payload.ToJsonString()}\n\n", context.RequestAborted);
}
