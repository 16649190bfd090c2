using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiOps.Bot.Chat.Teams.Intake;
using AiOps.Bot.Chat.Teams.Render;

namespace AiOps.Bot.Chat.Teams.Api;

/// <summary>
/// The Bot connector's REST API, version 3: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference. Never throws on
/// what it answers. Tries again what Teams asks to be tried again, with growing, uneven pauses; asks for a new token once where the old one is not taken.
/// </summary>
internal sealed class ConnectorClient(TeamsHttp http, OwnTokens tokens, SendPace pace, TimeProvider time, Random random)
{
    private const int Attempts = 3;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(400);

    /// <summary>Longer waits are left to the caller's own later.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public Task<ConnectorAnswer> SendAsync(Uri service, string conversation, JsonObject activity, CancellationToken cancellationToken) =>
        WriteAsync(new(HttpMethod.Post, At(service, $"v3/conversations/{Escape(conversation)}/activities"), conversation, activity), cancellationToken);

    public Task<ConnectorAnswer> ReplyAsync(Uri service, string conversation, string message, JsonObject activity, CancellationToken cancellationToken) =>
        WriteAsync(new(HttpMethod.Post, At(service, $"v3/conversations/{Escape(conversation)}/activities/{Escape(message)}"), conversation, activity), cancellationToken);

    public Task<ConnectorAnswer> UpdateAsync(Uri service, string conversation, string message, JsonObject activity, CancellationToken cancellationToken) =>
        WriteAsync(new(HttpMethod.Put, At(service, $"v3/conversations/{Escape(conversation)}/activities/{Escape(message)}"), conversation, activity), cancellationToken);

    /// <summary>Opens the personal conversation with a user, or finds the one that there is.</summary>
    public Task<ConnectorAnswer> CreateAsync(Uri service, JsonObject parameters, CancellationToken cancellationToken) =>
        WriteAsync(new(HttpMethod.Post, At(service, "v3/conversations"), "", parameters), cancellationToken);

    public Task<ConnectorAnswer> MemberAsync(Uri service, string conversation, string user, CancellationToken cancellationToken) =>
        RepeatAsync(new(HttpMethod.Get, At(service, $"v3/conversations/{Escape(conversation)}/members/{Escape(user)}"), conversation, null), cancellationToken);

    public Task<ConnectorAnswer> MembersAsync(Uri service, string conversation, string? continuation, CancellationToken cancellationToken)
    {
        var from = continuation is null ? "" : "&continuationToken=" + Escape(continuation);
        return RepeatAsync(new(HttpMethod.Get, At(service, $"v3/conversations/{Escape(conversation)}/pagedmembers?pageSize=500{from}"), conversation, null), cancellationToken);
    }

    private static string Escape(string part) => Uri.EscapeDataString(part);

    private static Uri At(Uri service, string path) => new(service.AbsoluteUri.TrimEnd('/') + "/" + path);

    private async Task<ConnectorAnswer> WriteAsync(Call call, CancellationToken cancellationToken) =>
        await pace.WaitAsync(call.Conversation, cancellationToken).ConfigureAwait(false) is { } full
            ? ConnectorAnswer.NotSent("the conversation has had as many messages as Teams allows", full)
            : await RepeatAsync(call, cancellationToken).ConfigureAwait(false);

    private async Task<ConnectorAnswer> RepeatAsync(Call call, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await AuthorisedAsync(call, cancellationToken).ConfigureAwait(false);
            var pause = answer.RetryAfter ?? Pause(attempt);
            if (!answer.IsPassing || attempt == Attempts || pause > Patience)
            {
                return answer;
            }

            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ConnectorAnswer> AuthorisedAsync(Call call, CancellationToken cancellationToken)
    {
        var first = await TryAsync(call, cancellationToken).ConfigureAwait(false);
        if (first.Answer.Status != 401 || first.Token is null)
        {
            return first.Answer;
        }

        tokens.Forget(first.Token);
        return (await TryAsync(call, cancellationToken).ConfigureAwait(false)).Answer;
    }

    private async Task<(ConnectorAnswer Answer, string? Token)> TryAsync(Call call, CancellationToken cancellationToken)
    {
        var own = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        if (own.Token is null)
        {
            return (own.IsRefused ? ConnectorAnswer.NotAllowed(own.Fault) : ConnectorAnswer.NotSent(own.Fault), null);
        }

        return (await TryAsync(call, own.Token, cancellationToken).ConfigureAwait(false), own.Token);
    }

    private async Task<ConnectorAnswer> TryAsync(Call call, string token, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(call.Method, call.Address);
            request.Headers.Authorization = new("Bearer", token);
            request.Content = call.Body is null ? null : new ByteArrayContent(CardMessage.Bytes(call.Body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
            using var answer = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var body = await BodyOfAsync(answer, cancellationToken).ConfigureAwait(false);
            return new((int)answer.StatusCode, body?.Of("error")?.TextOf("code") is { Length: < 100 } code ? code : "", body, Wanted(answer));
        }
        catch (Exception ex) when (ex is HttpRequestException or IOException || (ex is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return ConnectorAnswer.NotSent($"no answer from {call.Address.Host}: {ex.Message}");
        }
    }

    private static async Task<JsonElement?> BodyOfAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            return await TeamsHttp.JsonOfAsync(answer, cancellationToken).ConfigureAwait(false);
        }
        catch (JsonException)
        {
            // Gateways answer in HTML; the status says enough.
            return null;
        }
    }

    private TimeSpan? Wanted(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > time.GetUtcNow() ? date - time.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };

    private TimeSpan Pause(int attempt)
    {
        // One generator serves all calls in parallel, and Random is not thread-safe.
        lock (random)
        {
            return FirstPause * Math.Pow(2, attempt - 1) * (0.5 + random.NextDouble());
        }
    }

    /// <param name="Conversation">Whose limits count.</param>
    private sealed record Call(HttpMethod Method, Uri Address, string Conversation, JsonObject? Body);
}
