using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat.Teams.Intake;

/// <summary>Proves that a delivery comes from the Bot connector and is for this bot, from its Authorization header alone.</summary>
internal sealed class TokenCheck(SigningKeys keys, IOptions<TeamsOptions> options, TimeProvider time)
{
    private const string Scheme = "Bearer ";

    public async Task<TokenVerdict> VerifyAsync(string? authorization, CancellationToken cancellationToken)
    {
        if (authorization?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) != true)
        {
            return TokenVerdict.Refuse("unsigned");
        }

        if (SignedToken.Read(authorization[Scheme.Length..].Trim()) is not { } token)
        {
            return TokenVerdict.Refuse("no-token");
        }

        return TokenPolicy.MayBeOurs(token) ? await VerifyAsync(token, cancellationToken).ConfigureAwait(false) : TokenVerdict.Refuse("algorithm");
    }

    private async Task<TokenVerdict> VerifyAsync(SignedToken token, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(token.Header.TextOf("kid")!, cancellationToken).ConfigureAwait(false) is not var (issuer, key))
        {
            return TokenVerdict.Refuse("no-keys");
        }

        if (key is null)
        {
            return TokenVerdict.Refuse("unknown-key");
        }

        if (!key.Signed(token.Signed, token.Signature))
        {
            return TokenVerdict.Refuse("bad-signature");
        }

        var refusal = TokenPolicy.Refuse(token, issuer, options.Value.AppId, time.GetUtcNow());
        return new(refusal, token.Text("serviceurl") ?? token.Text("serviceUrl"), key.Endorsements);
    }
}
