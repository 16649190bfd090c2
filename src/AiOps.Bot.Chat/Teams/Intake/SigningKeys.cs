using System.Collections.Immutable;
using System.Text.Json;
using AiOps.Bot.Chat.Teams.Api;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat.Teams.Intake;

/// <summary>
/// The connector's keys, as its OpenID metadata names them. Kept for a day; an unknown key is looked for at most every five minutes, so that nobody can make us
/// ask by inventing names. One load at a time.
/// </summary>
internal sealed partial class SigningKeys(TeamsHttp http, IOptions<TeamsOptions> options, TimeProvider time, ILogger<SigningKeys> logger) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile SigningKeySet? _keys;
    private DateTimeOffset _triedAt = DateTimeOffset.MinValue;

    /// <returns>The issuer with the key; a null key where nobody of that name signs. Null where the keys cannot be had.</returns>
    public async Task<(string Issuer, SigningKey? Key)?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (_keys is { } known && !NeedsLoading(known, id))
        {
            return Pick(known, id);
        }

        await _loading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if ((_keys is null || NeedsLoading(_keys, id)) && time.GetUtcNow() - _triedAt >= Pause)
            {
                _triedAt = time.GetUtcNow();
                _keys = await LoadAsync(cancellationToken).ConfigureAwait(false) ?? _keys;
            }
        }
        finally
        {
            _loading.Release();
        }

        return _keys is { } loaded ? Pick(loaded, id) : null;
    }

    public void Dispose() => _loading.Dispose();

    /// <summary>Without any keys nothing works, so those are asked for more often.</summary>
    private TimeSpan Pause => _keys is null ? TimeSpan.FromSeconds(5) : Between;

    private bool NeedsLoading(SigningKeySet keys, string id) => !keys.Keys.ContainsKey(id) || time.GetUtcNow() - keys.LoadedAt >= Kept;

    private static (string, SigningKey?) Pick(SigningKeySet keys, string id) => (keys.Issuer, keys.Keys.GetValueOrDefault(id));

    private async Task<SigningKeySet?> LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception ex) when (ex is HttpRequestException or JsonException or FormatException or IOException || (ex is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogNoKeys(options.Value.OpenIdMetadata, ex.Message);
            return null;
        }
    }

    /// <exception cref="FormatException">It is no such document.</exception>
    public async Task<SigningKeySet> ReadAsync(CancellationToken cancellationToken)
    {
        var metadata = await http.GetJsonAsync(options.Value.OpenIdMetadata, cancellationToken).ConfigureAwait(false);
        if (metadata.TextOf("issuer") is not { Length: > 0 } issuer || metadata.TextOf("jwks_uri") is not { } address
            || !Uri.TryCreate(address, UriKind.Absolute, out var jwks) || !(jwks.Scheme == Uri.UriSchemeHttps || (jwks.IsLoopback && options.Value.OpenIdMetadata.IsLoopback)))
        {
            throw new FormatException("the OpenID metadata names no issuer or no https address of its keys");
        }

        var keys = (await http.GetJsonAsync(jwks, cancellationToken).ConfigureAwait(false)).ItemsOf("keys").Select(SigningKey.Read).OfType<SigningKey>().ToList();
        return keys.Count > 0
            ? new(issuer, keys.GroupBy(k => k.Id).ToImmutableDictionary(g => g.Key, g => g.First()), time.GetUtcNow())
            : throw new FormatException("the document of signing keys holds no usable key");
    }

    [LoggerMessage(6201, LogLevel.Warning, "The connector's signing keys cannot be had from {Metadata}: {Fault}. Until they can, deliveries are refused.")]
    private partial void LogNoKeys(Uri metadata, string fault);
}
