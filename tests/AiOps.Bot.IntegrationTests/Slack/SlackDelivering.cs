using System.Globalization;
using System.Text;
using AiOps.Bot.Tests.Doubles;

namespace AiOps.Bot.IntegrationTests.Slack;

/// <summary>Slack's deliveries over HTTP: signed, and sent again up to three times where no 200 comes in three seconds.</summary>
internal sealed class SlackDelivering(Uri bot) : IDisposable
{
    private readonly HttpClient _http = new();

    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>The last status; 0 where nothing came in time.</summary>
    public async Task<(int Status, string Body, int Attempts)> DeliverAsync(string path, string body)
    {
        for (var attempt = 0; ; attempt++)
        {
            var (status, answer) = await SendAsync(path, Encoding.UTF8.GetBytes(body), SlackDeliveries.Secret, attempt);
            if (status == 200 || attempt == 3)
            {
                return (status, answer, attempt + 1);
            }
        }
    }

    public async Task<(int Status, string Body)> SendAsync(string path, byte[] body, string? secret, int attempt = 0)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot, path)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("content-type", path.EndsWith("events", StringComparison.Ordinal) ? "application/json" : "application/x-www-form-urlencoded");
        if (secret is not null)
        {
            var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            request.Headers.Add("x-slack-request-timestamp", timestamp);
            request.Headers.Add("x-slack-signature", SlackDeliveries.Sign(body, timestamp, secret));
        }

        if (attempt > 0)
        {
            request.Headers.Add("x-slack-retry-num", attempt.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("x-slack-retry-reason", "http_timeout");
        }

        using var patience = new CancellationTokenSource(Patience);
        try
        {
            using var response = await _http.SendAsync(request, patience.Token);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(patience.Token));
        }
        catch (OperationCanceledException)
        {
            return (0, "");
        }
    }

    public void Dispose() => _http.Dispose();
}
