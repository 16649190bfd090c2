namespace AiOps.Bot.Chat.Slack.Api;

/// <summary>Calls a minute that Slack promises to take, by method: https://docs.slack.dev/apis/web-api/rate-limits and each method's page.</summary>
internal static class SlackTiers
{
    private const double Tier1 = 1;
    private const double Tier2 = 20;
    private const double Tier3 = 50;
    private const double Tier4 = 100;

    /// <summary>Methods with a rate of their own; here bounded by what a workspace takes.</summary>
    private const double Special = 300;

    /// <summary>Calls at once. What a click waits for may use the minute's allowance in one go; where that is too much, Slack says so and is obeyed.</summary>
    public static double Burst(string method) => method is "users.info" or "views.open" or "chat.postEphemeral" ? Tier4 : 10;

    public static double PerMinute(string method) => method switch
    {
        "apps.connections.open" => Tier1 * 10,
        "chat.startStream" or "chat.stopStream" => Tier2,
        "chat.update" or "conversations.history" or "conversations.replies" or "conversations.info" => Tier3,
        "chat.postMessage" or "auth.test" => Special,
        _ => Tier4,
    };
}
