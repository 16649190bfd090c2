namespace AiOps.Bot.Storage.Alerts;

/// <summary>A row of alert_outbox as it is read.</summary>
internal sealed class OutgoingAlertRow
{
    public string Id { get; init; } = "";

    public byte[] Body { get; init; } = [];
}
