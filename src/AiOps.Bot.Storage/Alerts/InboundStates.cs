namespace AiOps.Bot.Storage.Alerts;

/// <summary>What has become of an inbound event.</summary>
internal static class InboundStates
{
    public const string Pending = "pending";
    public const string Handled = "handled";
    public const string Rejected = "rejected";
}
