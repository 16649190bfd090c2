using System.Text.Json.Nodes;
using AiOps.Bot.Chat.Slack.Intake;
using Microsoft.Extensions.Logging;

namespace AiOps.Bot.Chat.Slack.Api;

/// <summary>Opens forms and publishes the App Home.</summary>
internal sealed partial class SlackViews(SlackClient client, SlackWebhook webhook, ILogger<SlackViews> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>At once: the trigger lives about three seconds. Where it is too late, the user is told to click again.</summary>
    public async Task OpenAsync(SlackDelivery.Form form, JsonObject view, CancellationToken cancellationToken)
    {
        var opened = await client.CallAsync(new("views.open", new JsonObject { ["trigger_id"] = form.Trigger, ["view"] = view }) { Patience = Patience }, cancellationToken);
        if (!opened.Ok)
        {
            LogNotOpened(opened.Error);
            await TellAsync(form, opened.Error, cancellationToken);
        }
    }

    public Task<SlackAnswer> PublishAsync(string user, JsonObject home, CancellationToken cancellationToken) =>
        client.CallAsync(new("views.publish", new JsonObject { ["user_id"] = user, ["view"] = home }) { Repeatable = true }, cancellationToken);

    private async Task TellAsync(SlackDelivery.Form form, string error, CancellationToken cancellationToken)
    {
        var text = error is "expired_trigger_id" or "trigger_expired" or "exchanged_trigger_id"
            ? "That took too long for Slack. Nothing was done: please click again."
            : "The form could not be opened. Nothing was done: please click again.";
        var message = new JsonObject { ["response_type"] = "ephemeral", ["replace_original"] = false, ["text"] = text };
        if (await webhook.PostAsync(form.ResponseUrl, message, cancellationToken))
        {
            return;
        }

        var arguments = new JsonObject { ["channel"] = form.Context.Channel, ["user"] = form.User, ["text"] = text };
        await client.CallAsync(new("chat.postEphemeral", arguments) { Patience = Patience }, cancellationToken);
    }

    [LoggerMessage(6112, LogLevel.Warning, "Slack did not open a form: {Error}")]
    private partial void LogNotOpened(string error);
}
