namespace AiOps.Bot.Sandbox.Logs.Insights;

/// <summary>A query that was started.</summary>
internal sealed class InsightsRun(IReadOnlyList<LogGroup> groups, LogWindow window, InsightsText query)
{
    public IReadOnlyList<LogGroup> Groups => groups;

    public LogWindow Window => window;

    public InsightsText Query => query;

    public string Status { get; private set; } = "Running";

    public void Asked() => Status = Status == "Running" ? "Complete" : Status;

    public void Cancel() => Status = "Cancelled";
}
