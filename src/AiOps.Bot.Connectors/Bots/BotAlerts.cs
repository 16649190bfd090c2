using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Alerts.Sources;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Connectors.Bots;

/// <summary>Hands alerts to a bot elsewhere: <c>POST /api/v1/alerts/aiops</c>, signed.</summary>
internal sealed class BotAlerts(HttpClient http, IOptions<ScorerOptions> options, TimeProvider time) : IAlertReceiver
{
    private const int MostWords = 500;

    public async Task<AlertReceipt> SendAsync(OutgoingAlert alert, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var request = RequestOf(alert);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? new AlertReceipt.Accepted() : await RefusalAsync(response, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new AlertReceipt.Waiting($"{options.Value.BotUrl} did not answer within {options.Value.Timeout.TotalSeconds:0} s", null);
        }
        catch (Exception ex) when (ex is HttpRequestException or IOException)
        {
            return new AlertReceipt.Waiting($"{options.Value.BotUrl} cannot be reached: {ex.Message}", null);
        }
    }

    private HttpRequestMessage RequestOf(OutgoingAlert alert)
    {
        var seconds = time.GetUtcNow().ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(options.Value.BotUrl.TrimEnd('/') + "/"), $"api/v1/alerts/{ScorerAlertSource.SourceName}"))
        {
            Content = new ReadOnlyMemoryContent(alert.Body) { Headers = { ContentType = new("application/json") } },
        };
        request.Headers.Add(DeliverySignature.IdHeader, alert.Id);
        request.Headers.Add(DeliverySignature.TimeHeader, seconds.ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation(DeliverySignature.SignatureHeader, DeliverySignature.Sign(options.Value.Secret, alert.Id, seconds, alert.Body.Span));
        return request;
    }

    /// <summary>What is wrong with this alert stays wrong; everything else may be put right on either side, so it is asked again.</summary>
    private async Task<AlertReceipt> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var reason = $"{options.Value.BotUrl} answered {(int)response.StatusCode}: {await WordsAsync(response, cancellationToken).ConfigureAwait(false)}";
        return response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity
            ? new AlertReceipt.Refused(reason)
            : new AlertReceipt.Waiting(reason, AfterOf(response.Headers.RetryAfter));
    }

    private TimeSpan? AfterOf(RetryConditionHeaderValue? after) => after?.Delta ?? (after?.Date is { } date ? date - time.GetUtcNow() : null);

    private static async Task<string> WordsAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var begin = new byte[MostWords];
        var read = await body.ReadAtLeastAsync(begin, begin.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return string.Concat(Encoding.UTF8.GetString(begin, 0, read).Where(c => !char.IsControl(c)));
    }
}
