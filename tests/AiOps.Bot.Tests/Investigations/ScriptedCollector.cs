using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Tests.Investigations;

/// <summary>A collector that does what the test says.</summary>
internal sealed class ScriptedCollector(string name, Func<InvestigationContext, CancellationToken, Task<CollectorResult>> act) : ICollector
{
    public ScriptedCollector(string name, params EvidenceDraft[] found)
        : this(name, (_, _) => Task.FromResult<CollectorResult>(new CollectorResult.Collected(found)))
    {
    }

    public string Name => name;

    public Task<CollectorResult> CollectAsync(InvestigationContext context, CancellationToken cancellationToken) => act(context, cancellationToken);
}
