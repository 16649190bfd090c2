namespace AiOps.Bot.Storage.Alerts;

/// <summary>What has become of an outgoing alert.</summary>
internal static class OutboxStates
{
    public const string Waiting = "waiting";
    public const string Delivered = "delivered";
    public const string Refused = "refused";
}
