using System.Text.Json;
using AiOps.Bot.Chat.Teams.Intake;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat.Teams.Api;

/// <summary>The bot's own token, by client credentials (RFC 6749, section 4.4). Kept until five minutes before it expires; one fetch at a time.</summary>
internal sealed class OwnTokens(TeamsHttp http, IOptions<TeamsOptions> options, TimeProvider time) : IDisposable
{
    private const string Scope = "https://api.botframework.com/.default";
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim _fetching = new(1, 1);
    private volatile Kept? _kept;

    public async Task<OwnToken> GetAsync(CancellationToken cancellationToken)
    {
        // Only for a program on this machine that asks for none; the settings allow it nowhere else.
        if (options.Value is { AppSecret: "", TrustUnsignedOnLoopback: true })
        {
            return OwnToken.Of("none");
        }

        if (_kept is { } kept && time.GetUtcNow() < kept.Until)
        {
            return OwnToken.Of(kept.Token);
        }

        await _fetching.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _kept is { } fetched && time.GetUtcNow() < fetched.Until ? OwnToken.Of(fetched.Token) : await FetchAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _fetching.Release();
        }
    }

    /// <summary>The connector does not take it any more; a newer one that came meanwhile stays.</summary>
    public void Forget(string token) => _kept = _kept is { } kept && kept.Token == token ? null : _kept;

    public void Dispose() => _fetching.Dispose();

    private async Task<OwnToken> FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.Tokens) { Content = Credentials() };
            using var answer = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return Read((int)answer.StatusCode, await TeamsHttp.JsonOfAsync(answer, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception ex) when (ex is HttpRequestException or JsonException or IOException || (ex is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new(null, $"no token from {options.Value.Tokens.Host}: {ex.Message}", false);
        }
    }

    private FormUrlEncodedContent Credentials() => new(
    [
        new("grant_type", "client_credentials"), new("client_id", options.Value.AppId), new("client_secret", options.Value.AppSecret), new("scope", Scope),
    ]);

    private OwnToken Read(int status, JsonElement? answer)
    {
        if (status == 200 && answer?.TextOf("access_token") is { Length: > 0 } token && answer?.Of("expires_in") is { ValueKind: JsonValueKind.Number } seconds && seconds.TryGetDouble(out var lasts))
        {
            var life = TimeSpan.FromSeconds(Math.Clamp(lasts, 0, 86_400 * 2));
            _kept = new(token, time.GetUtcNow() + (life > Early * 2 ? life - Early : life / 2));
            return OwnToken.Of(token);
        }

        // The description quotes request ids and sometimes settings; the code says enough.
        var code = answer?.TextOf("error") is { Length: < 64 } error ? error : "no reason given";
        return new(null, $"{options.Value.Tokens.Host} answered {status} ({code}). Check Chat:Teams:AppId, AppSecret (is it expired?) and TenantId.", status is >= 400 and < 500 and not 429);
    }

    private sealed record Kept(string Token, DateTimeOffset Until);
}
