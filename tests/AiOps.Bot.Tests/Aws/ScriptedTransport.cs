using System.Net;
using System.Text;

namespace AiOps.Bot.Tests.Aws;

/// <summary>Plays AWS: answers by a function and keeps every request.</summary>
internal sealed class ScriptedTransport(Func<SentRequest, HttpResponseMessage> answer) : HttpMessageHandler
{
    private readonly Lock gate = new();

    public List<SentRequest> Sent { get; } = [];

    /// <summary>Answers one after the other; the last one again and again.</summary>
    public static ScriptedTransport InTurn(params Func<HttpResponseMessage>[] answers)
    {
        var next = 0;
        return new(_ => answers[Math.Min(next++, answers.Length - 1)]());
    }

    public static HttpResponseMessage Ok(string body) => Answer(HttpStatusCode.OK, body);

    public static HttpResponseMessage Answer(HttpStatusCode status, string body, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8) };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    public static HttpResponseMessage JsonError(HttpStatusCode status, string code, string message) =>
        Answer(status, $$"""{"__type":"{{code}}","message":"{{message}}"}""", ("x-amzn-RequestId", "r-1"));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.Concat(request.Content is null ? [] : request.Content.Headers);
        var sent = new SentRequest(request.Method, request.RequestUri!, headers.ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase), body);
        lock (gate)
        {
            Sent.Add(sent);
            return answer(sent);
        }
    }
}
