using AiOps.Bot.Core.Investigations.Models.Spending;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>
/// Says to the decorators of a model what a request is for, and collects what it cost. It travels in <see cref="ChatOptions.AdditionalProperties"/> and never
/// leaves the process. One call may stand for several requests (a loop with tools): the spend adds up. Thread-safe.
/// </summary>
public sealed class ModelCall(IncidentId? incident)
{
    private const string Key = "aiops.call";
    private readonly Lock _lock = new();
    private ModelSpend _spend = ModelSpend.None;

    /// <summary>Whose budget is used; null = the hour's only.</summary>
    public IncidentId? Incident { get; } = incident;

    /// <summary>True for what may use the part of the hour's budget that is kept for the worst incidents.</summary>
    public bool Urgent { get; init; }

    /// <summary>True where an answer from the cache will not do, for example because the last one could not be used.</summary>
    public bool Fresh { get; init; }

    /// <summary>What the requests of this call took so far.</summary>
    public ModelSpend Spend
    {
        get
        {
            lock (_lock)
            {
                return _spend;
            }
        }
    }

    /// <summary>The options with this call in them.</summary>
    public ChatOptions On(ChatOptions? options)
    {
        var with = options?.Clone() ?? new();
        (with.AdditionalProperties ??= [])[Key] = this;
        return with;
    }

    internal static ModelCall? Of(ChatOptions? options) => options?.AdditionalProperties?.TryGetValue(Key, out var call) == true ? call as ModelCall : null;

    /// <summary>The options as they may go to a client: without this call.</summary>
    internal static ChatOptions Stripped(ChatOptions? options)
    {
        var without = options?.Clone() ?? new();
        without.AdditionalProperties?.Remove(Key);
        return without;
    }

    internal void Add(ModelSpend spend)
    {
        lock (_lock)
        {
            _spend += spend;
        }
    }
}
