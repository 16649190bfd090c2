using System.Runtime.InteropServices;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>How often steps were made, and how often and to how many kinds of events from each context. After so many steps, new ones are left out.</summary>
internal sealed class StepCounts(int mostSteps)
{
    private readonly Dictionary<ulong, int> _steps = [];
    private readonly Dictionary<ulong, (int Times, int Kinds)> _contexts = [];

    /// <param name="step">A hash of the context and of what follows it.</param>
    public void Add(ulong context, ulong step)
    {
        if (_steps.Count >= mostSteps && !_steps.ContainsKey(step))
        {
            return;
        }

        ref var times = ref CollectionsMarshal.GetValueRefOrAddDefault(_steps, step, out var isKnown);
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_contexts, context, out _);
        known = (known.Times + 1, known.Kinds + (isKnown ? 0 : 1));
        times++;
    }

    public int TimesOf(ulong step) => _steps.GetValueOrDefault(step);

    /// <param name="own">Steps that are taken off; null = none.</param>
    public int TimesOf(ulong step, OwnSteps? own) => Math.Max(0, TimesOf(step) - (own?.TimesOf(step) ?? 0));

    /// <summary>How often a context was met, and by how many kinds of events it was followed.</summary>
    public (int Times, int Kinds) Of(ulong context, OwnSteps? own)
    {
        var (times, kinds) = _contexts.GetValueOrDefault(context);
        var (ownTimes, ownKinds) = own?.Of(context) ?? (0, 0);
        return (Math.Max(0, times - ownTimes), Math.Max(0, kinds - ownKinds));
    }
}
