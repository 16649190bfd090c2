using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Security;

/// <summary>Lets this machine's operator in while no access token is configured, over the loopback address only.</summary>
internal sealed class LocalOperatorAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "LocalOperator";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // The listening address was checked at the start; a forwarded port could still bring strangers, and a proxy tells of them.
        var isLocal = Context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote) && !Request.Headers.ContainsKey("X-Forwarded-For");
        return Task.FromResult(isLocal && !tokens.AreConfigured
            ? AuthenticateResult.Success(new AuthenticationTicket(Callers.Principal(People.LocalOperator, SchemeName), SchemeName))
            : AuthenticateResult.NoResult());
    }
}
