namespace AiOps.Bot.Hosting;

/// <summary>Wakes the later stages.</summary>
internal sealed class WorkBoard
{
    public WorkSignal InboundEvents { get; } = new();

    public WorkSignal Incidents { get; } = new();
}
