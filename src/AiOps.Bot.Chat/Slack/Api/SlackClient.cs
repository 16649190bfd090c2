using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat.Slack.Api;

/// <summary>Calls Slack's Web API: paces itself, waits where Slack says so, tries again where that is safe. Never throws on what comes back.</summary>
internal sealed partial class SlackClient(HttpClient http, SlackPace pace, IOptions<SlackOptions> options, TimeProvider time, ILogger<SlackClient> logger)
{
    private const int Tries = 3;
    private const int MaxAnswerBytes = 4 * 1024 * 1024;

    private static readonly JsonSerializerOptions AsSent = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Random _jitter = new(1);

    public async Task<SlackAnswer> CallAsync(SlackCall call, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (pace.Take(call, call.MaxWait, out var after) is not { } wait)
            {
                return SlackAnswer.Failed(SlackAnswer.RateLimited, after);
            }

            await Task.Delay(wait, time, cancellationToken);
            var answer = await TryAsync(call, cancellationToken);
            if (attempt == Tries || Pause(call, answer, attempt) is not { } pause)
            {
                return answer;
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    /// <summary>Null where trying again is no use, would do harm, or would take too long.</summary>
    private TimeSpan? Pause(SlackCall call, SlackAnswer answer, int attempt) => answer switch
    {
        { Error: SlackAnswer.RateLimited, After: { } after } => after <= call.MaxWait ? after : null,
        { Error: SlackAnswer.Unreachable } when call.Repeatable => TimeSpan.FromMilliseconds(100 * Math.Pow(3, attempt) * Jitter()),
        _ => null,
    };

    private double Jitter()
    {
        lock (_jitter)
        {
            return 0.5 + _jitter.NextDouble();
        }
    }

    private async Task<SlackAnswer> TryAsync(SlackCall call, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(call.Patience);
        try
        {
            using var request = Request(call);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return await ReadAsync(call, response, patience.Token);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogUnreachable(call.Method, fault.GetType().Name);
            return SlackAnswer.Failed(SlackAnswer.Unreachable);
        }
    }

    private HttpRequestMessage Request(SlackCall call)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Value.ApiBase, call.Method))
        {
            Content = call.AsForm
                ? new FormUrlEncodedContent(call.Arguments.Where(a => a.Value is not null).Select(a => KeyValuePair.Create(a.Key, a.Value!.ToString())))
                : new StringContent(call.Arguments.ToJsonString(AsSent), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", call.AsApp ? options.Value.AppToken : options.Value.BotToken);
        return request;
    }

    private async Task<SlackAnswer> ReadAsync(SlackCall call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            var after = After(response.Headers.RetryAfter);
            pace.Block(call, after);
            LogRateLimited(call.Method, after);
            return SlackAnswer.Failed(SlackAnswer.RateLimited, after);
        }

        if ((int)response.StatusCode >= 500)
        {
            LogUnreachable(call.Method, response.StatusCode.ToString());
            return SlackAnswer.Failed(SlackAnswer.Unreachable);
        }

        var scopes = response.Headers.TryGetValues("x-oauth-scopes", out var values) ? string.Join(',', values) : "";
        return Parse(await BodyAsync(response, cancellationToken)) with { Scopes = scopes };
    }

    private TimeSpan After(RetryConditionHeaderValue? header) =>
        header?.Delta ?? (header?.Date is { } date && date > time.GetUtcNow() ? date - time.GetUtcNow() : TimeSpan.FromSeconds(1));

    private static async Task<byte[]> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        for (var read = await stream.ReadAsync(chunk, cancellationToken); read > 0; read = await stream.ReadAsync(chunk, cancellationToken))
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > MaxAnswerBytes)
            {
                throw new IOException("the answer is too large");
            }
        }

        return buffer.ToArray();
    }

    private static SlackAnswer Parse(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var body = document.RootElement.Clone();
            var ok = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("ok", out var flag) && flag.ValueKind == JsonValueKind.True;
            var error = ok ? "" : Text(body, "error") is { Length: > 0 } word ? word : "no_json_answer";
            return new(error, body);
        }
        catch (JsonException)
        {
            return SlackAnswer.Failed(SlackAnswer.Unreachable);
        }
    }

    private static string? Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [LoggerMessage(6110, LogLevel.Warning, "Slack's {Method} did not answer: {Fault}")]
    private partial void LogUnreachable(string method, string fault);

    [LoggerMessage(6111, LogLevel.Information, "Slack wants {Method} to wait for {After}")]
    private partial void LogRateLimited(string method, TimeSpan after);
}
