namespace AiOps.Bot.Core.Alerts.Sources;

/// <summary>
/// What our own scorers found in another process (<c>aiops serve --role scorer</c>). Its signals count as this bot's own, so the endpoint takes signed deliveries of it only
/// (<see cref="DeliverySignature"/>).
/// </summary>
public sealed class ScorerAlertSource : IAlertSource
{
    public const string SourceName = "aiops";

    public string Name => SourceName;

    public IReadOnlyList<AlertSignal> Parse(ReadOnlyMemory<byte> body, DateTimeOffset receivedAt) => [SignalJson.Read(body, Name)];
}
