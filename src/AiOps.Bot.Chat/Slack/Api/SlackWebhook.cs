using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat.Slack.Api;

/// <summary>Posts to the response URL of a click or a command, which works even where the bot is not in the channel. Such an address is a capability and is not logged.</summary>
internal sealed partial class SlackWebhook(HttpClient http, IOptions<SlackOptions> options, ILogger<SlackWebhook> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>False where there is no such address, it is not Slack's, or it took nothing.</summary>
    public async Task<bool> PostAsync(string address, JsonObject message, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !IsSlacks(uri))
        {
            return false;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var content = new StringContent(message.ToJsonString(), Encoding.UTF8, "application/json");
            using var response = await http.PostAsync(uri, content, patience.Token);
            return response.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogFailed(fault.GetType().Name);
            return false;
        }
    }

    /// <summary>A payload must not send us to an address inside our own network.</summary>
    private bool IsSlacks(Uri uri) =>
        (uri.Scheme == options.Value.ApiBase.Scheme && uri.Authority == options.Value.ApiBase.Authority)
        || (uri.Scheme == Uri.UriSchemeHttps && uri.IsDefaultPort && uri.Host is "hooks.slack.com" or "hooks.slack-gov.com");

    [LoggerMessage(6113, LogLevel.Warning, "A response URL of Slack did not answer: {Fault}")]
    private partial void LogFailed(string fault);
}
