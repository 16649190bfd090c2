using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace AiOps.Bot.Tests.Doubles;

/// <summary>Slack's Web API without a socket: answers what it was told to, and keeps what it was asked.</summary>
internal sealed class StubSlack : HttpMessageHandler
{
    private readonly ConcurrentQueue<(string Method, string Body, string Token)> _calls = [];

    public Func<string, string, HttpResponseMessage> Answer { get; set; } = (_, _) => Json("""{"ok":true,"ts":"1.000001","channel":"C01GEN"}""");

    public IReadOnlyList<(string Method, string Body, string Token)> Calls => [.. _calls];

    public JsonNode BodyOf(string method) => JsonNode.Parse(_calls.Last(c => c.Method == method).Body)!;

    public static HttpResponseMessage Json(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Error(string error) => Json($$"""{"ok":false,"error":"{{error}}"}""");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var method = request.RequestUri!.AbsolutePath.Split('/')[^1];
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        _calls.Enqueue((request.RequestUri.Host == "slack.com" ? method : request.RequestUri.ToString(), body, request.Headers.Authorization?.Parameter ?? ""));
        return Answer(method, body);
    }
}
