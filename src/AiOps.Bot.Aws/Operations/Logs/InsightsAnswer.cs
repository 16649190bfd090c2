namespace AiOps.Bot.Aws.Operations.Logs;

/// <summary>How far a query is.</summary>
/// <param name="Status">Scheduled, Running, Complete, Failed, Cancelled, Timeout or Unknown.</param>
/// <param name="Rows">The fields of each row by name; only whole when complete.</param>
internal sealed record InsightsAnswer(string Status, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows, long Matched, long ScannedBytes)
{
    public bool IsOver => Status is not ("Scheduled" or "Running");
}
