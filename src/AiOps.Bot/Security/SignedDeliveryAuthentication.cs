using System.Text.Encodings.Web;
using AiOps.Bot.Connectors.Bots;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Alerts.Sources;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Endpoints;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Security;

/// <summary>Lets scorers in that run elsewhere, by the signature of what they bring, and to the one route that takes it. Nobody else gets in there: not with a token, not from this machine.</summary>
internal sealed class SignedDeliveryAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IOptions<ScorerOptions> scorer, TimeProvider time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "SignedDelivery";

    private const string Platform = "scorer";

    public static bool IsFor(HttpRequest request) => request.Path.Equals($"/api/v1/alerts/{ScorerAlertSource.SourceName}", StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (scorer.Value.Secret.Length == 0)
        {
            return AuthenticateResult.Fail("this bot takes alerts of no scorer; set Scorer:Secret if it should");
        }

        if (Request.ContentLength > AlertRoutes.LargestBody)
        {
            return AuthenticateResult.Fail("the delivery is too large to be one");
        }

        var sent = (Header(DeliverySignature.IdHeader), Header(DeliverySignature.TimeHeader), Header(DeliverySignature.SignatureHeader));
        var body = await BodyAsync();
        var fault = DeliverySignature.FaultOf(scorer.Value.Secret, sent, body, time.GetUtcNow());
        return fault is null || DeliverySignature.FaultOf(scorer.Value.FormerSecret, sent, body, time.GetUtcNow()) is null
            ? AuthenticateResult.Success(new AuthenticationTicket(Callers.Principal(new VerifiedIdentity(Platform, ScorerAlertSource.SourceName), SchemeName), SchemeName))
            : AuthenticateResult.Fail(fault);
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var outcome = await HandleAuthenticateOnceSafeAsync();
        await Problems.WriteAsync(Context, StatusCodes.Status401Unauthorized, "Not proven", outcome.Failure?.Message ?? "sign the delivery");
    }

    private string Header(string name) => Request.Headers[name].ToString();

    /// <summary>The whole body, left to be read again. The route's own limit of size holds.</summary>
    private async Task<byte[]> BodyAsync()
    {
        Request.EnableBuffering(AlertRoutes.LargestBody, AlertRoutes.LargestBody);
        using var body = new MemoryStream();
        await Request.Body.CopyToAsync(body, Context.RequestAborted);
        Request.Body.Position = 0;
        return body.ToArray();
    }
}
