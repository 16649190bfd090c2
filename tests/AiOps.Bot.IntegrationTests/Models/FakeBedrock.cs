using System.Text.Json.Nodes;
using AiOps.Bot.Sandbox.Http;
using AiOps.Bot.Sandbox.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace AiOps.Bot.IntegrationTests.Models;

/// <summary>
/// Bedrock on loopback, strictly: checks signatures, the contract where it is at hand (AIOPS_TEST_BEDROCK_CONTRACT) and what Converse demands beyond it, and
/// misbehaves as its script says.
/// </summary>
internal sealed class FakeBedrock : IAsyncDisposable
{
    public const string KeyId = "AKIDEXAMPLE";
    public const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    public const string Region = "eu-central-1";

    private readonly WebApplication _app;
    private readonly SignatureVerifier _verifier = new(KeyId, Secret, Region);
    private readonly AwsShapes? _contract = AwsShapes.Load("AIOPS_TEST_BEDROCK_CONTRACT");

    private FakeBedrock(WebApplication app) => _app = app;

    public Uri Endpoint => new(_app.Urls.First());

    public ModelScript Script { get; } = new();

    public List<JsonObject> Bodies { get; } = [];

    /// <summary>Paths as they came over the wire, escaped.</summary>
    public List<string> Paths { get; } = [];

    public static async Task<FakeBedrock> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new FakeBedrock(app);
        app.MapPost("/model/{model}/{verb}", server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, string verb)
    {
        var raw = await RawAsync(context);
        Paths.Add(raw.Path);
        if (_verifier.Verify(raw, TimeProvider.System.GetUtcNow()) is not SignatureVerdict.Authentic and var verdict)
        {
            Script.Violations.Enqueue($"signature: {verdict}");
            await RefuseAsync(context.Response, 403, "InvalidSignatureException", "the signature does not match");
            return;
        }

        var body = JsonNode.Parse(raw.Body)!.AsObject();
        lock (Bodies)
        {
            Bodies.Add(body);
        }

        foreach (var violation in verb == "invoke" ? BedrockRules.OfTitan(body) : Contract(verb, body).Concat(BedrockRules.OfConverse(body)))
        {
            Script.Violations.Enqueue(violation);
        }

        var question = BedrockRules.QuestionOf(body, Script.Count + 1);
        Script.Questions.Enqueue(question);
        await ReplyAsync(context, verb, body, question);
    }

    private async Task ReplyAsync(HttpContext context, string verb, JsonObject body, ModelQuestion question)
    {
        var fault = Script.TakeFault();
        if (fault == ModelFault.Throttled)
        {
            await RefuseAsync(context.Response, 429, "ThrottlingException", "Too many tokens for sk-leaked");
        }
        else if (fault == ModelFault.Broken)
        {
            await RefuseAsync(context.Response, 500, "InternalServerException", "sk-leaked");
        }
        else if (verb == "invoke")
        {
            await BedrockAnswer.EmbedAsync(context.Response, body, fault);
        }
        else
        {
            var answer = new BedrockAnswer(Script.ReplyTo(question, fault), fault, Script.Delay, BedrockRules.ForcedTool(body));
            await (verb == "converse-stream" ? answer.StreamAsync(context) : answer.WriteAsync(context));
        }
    }

    private IEnumerable<string> Contract(string verb, JsonObject body) =>
        _contract?.Faults(verb == "converse" ? "ConverseRequest" : "ConverseStreamRequest", body) ?? [];

    public static async Task RefuseAsync(HttpResponse response, int status, string code, string message)
    {
        response.StatusCode = status;
        response.Headers["x-amzn-ErrorType"] = code + ":http://internal.amazon.com/";
        response.Headers["x-amzn-RequestId"] = "r-1";
        response.ContentType = "application/json";
        await response.WriteAsync($$"""{"message":"{{message}}"}""");
    }

    private static async Task<RawRequest> RawAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?');
        var headers = context.Request.Headers.SelectMany(h => h.Value.Select(v => KeyValuePair.Create(h.Key, v!)));
        return new(context.Request.Method, target[0], target.ElementAtOrDefault(1) ?? "", [.. headers], buffer.ToArray());
    }
}
