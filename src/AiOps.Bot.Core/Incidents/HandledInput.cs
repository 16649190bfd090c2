namespace AiOps.Bot.Core.Incidents;

/// <summary>Ids of what a batch of signals was made of.</summary>
public sealed record HandledInput(IReadOnlyList<string> Anomalies, IReadOnlyList<string> InboundEvents)
{
    public static HandledInput Of(IEnumerable<Anomalies.Anomaly> anomalies) => new([.. anomalies.Select(a => a.Id)], []);
}
