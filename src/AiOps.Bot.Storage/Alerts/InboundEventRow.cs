namespace AiOps.Bot.Storage.Alerts;

/// <summary>A row of inbound_event as it is read.</summary>
internal sealed class InboundEventRow
{
    public string Id { get; init; } = "";

    public string Source { get; init; } = "";

    public long Received { get; init; }

    public byte[] Body { get; init; } = [];
}
