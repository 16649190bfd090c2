using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AiOps.Bot.IntegrationTests.OpenAi;

/// <summary>A server on loopback that speaks OpenAI's chat completions, whole and streamed, and misbehaves on request.</summary>
internal sealed class OpenAiDouble : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OpenAiDouble(WebApplication app) => _app = app;

    public Uri Endpoint => new(_app.Urls.First() + "/v1");

    public List<JsonElement> Requests { get; } = [];

    public List<string> Authorizations { get; } = [];

    /// <summary>The text to answer with.</summary>
    public string Answer { get; set; } = "";

    /// <summary>Sent before the answer, one a request, while there are any: an HTTP status with an empty error.</summary>
    public Queue<int> Failures { get; } = [];

    /// <summary>Written as it is instead of an answer.</summary>
    public string? Raw { get; set; }

    public TimeSpan Delay { get; set; }

    public static async Task<OpenAiDouble> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new OpenAiDouble(app);
        app.MapPost("/v1/chat/completions", server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Authorizations.Add(context.Request.Headers.Authorization.ToString());
        var request = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body);
        Requests.Add(request);
        await Task.Delay(Delay, context.RequestAborted);
        if (Failures.TryDequeue(out var status))
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = "0";
            await context.Response.WriteAsync("""{"error":{"message":"key sk-leaked is over its quota","type":"x"}}""");
        }
        else if (Raw is not null)
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync(Raw);
        }
        else if (request.TryGetProperty("stream", out var stream) && stream.GetBoolean())
        {
            await StreamAsync(context.Response);
        }
        else
        {
            await context.Response.WriteAsJsonAsync(Whole(Answer));
        }
    }

    private async Task StreamAsync(HttpResponse response)
    {
        response.ContentType = "text/event-stream";
        foreach (var piece in Answer.Chunk(400))
        {
            await WriteAsync(response, new { role = "assistant", content = new string(piece) }, null);
        }

        await WriteAsync(response, new { }, "stop");
        await response.WriteAsync("data: [DONE]\n\n");
    }

    public static object Whole(string text) => new
    {
        id = "chat-1",
        @object = "chat.completion",
        created = 1,
        model = "served-model",
        choices = new[] { new { index = 0, message = new { role = "assistant", content = text }, finish_reason = "stop" } },
        usage = new { prompt_tokens = 11, completion_tokens = 5, total_tokens = 16 },
    };

    private static Task WriteAsync(HttpResponse response, object delta, string? reason) => response.WriteAsync("data: " + JsonSerializer.Serialize(new
    {
        id = "chat-1",
        @object = "chat.completion.chunk",
        created = 1,
        model = "served-model",
        choices = new[] { new { index = 0, delta, finish_reason = reason } },
    }) + "\n\n");
}
