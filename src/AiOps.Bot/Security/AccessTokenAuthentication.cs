using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using AiOps.Bot.Core.Remediations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Security;

/// <summary>Lets programs in by <c>Authorization: Bearer TOKEN</c> (RFC 6750), or by Basic with the token as password, which is all that Amazon SNS can send.</summary>
internal sealed class AccessTokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "AccessToken";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = new[] { "Bearer realm=\"aiops\"", "Basic realm=\"aiops\", charset=\"UTF-8\"" };
        return Task.CompletedTask;
    }

    private AuthenticateResult Authenticate()
    {
        if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header))
        {
            return AuthenticateResult.NoResult();
        }

        if (TokenIn(header) is not { } token || tokens.NameOf(token) is not { } name)
        {
            return AuthenticateResult.Fail("the access token is not one of ours");
        }

        var principal = Callers.Principal(new VerifiedIdentity(People.Api, name), SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName));
    }

    private static string? TokenIn(AuthenticationHeaderValue header)
    {
        if (header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
        {
            return header.Parameter;
        }

        var buffer = new byte[1024];
        return header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) && Convert.TryFromBase64String(header.Parameter ?? "", buffer, out var length)
            ? Encoding.UTF8.GetString(buffer, 0, length).Split(':', 2).ElementAtOrDefault(1)
            : null;
    }
}
