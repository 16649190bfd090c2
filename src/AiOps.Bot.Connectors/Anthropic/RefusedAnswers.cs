using AiOps.Bot.Core.Investigations.Models;

namespace AiOps.Bot.Connectors.Anthropic;

/// <summary>Puts refusals into our words before the vendor's package does, which keeps neither what the server asks to wait nor its words out of the message.</summary>
internal sealed class RefusedAnswers : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        var (status, wait) = ((int)response.StatusCode, response.Headers.RetryAfter?.Delta);
        response.Dispose();
        throw ModelFailedException.OfStatus(status, wait);
    }
}
