using System.Runtime.InteropServices;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>The steps of one session of the training, to be taken off the counts when it is measured itself.</summary>
internal sealed class OwnSteps(IEnumerable<(ulong Context, ulong Step)> steps)
{
    private readonly Dictionary<ulong, (int Times, ulong Context)> _steps = [];
    private readonly Dictionary<ulong, (int Times, int Kinds)> _contexts = [];

    /// <summary>Counts the steps, and for each context the kinds of events that only this session had after it.</summary>
    public OwnSteps TakenOff(StepCounts all)
    {
        foreach (var (context, step) in steps)
        {
            ref var own = ref CollectionsMarshal.GetValueRefOrAddDefault(_steps, step, out _);
            own = (own.Times + 1, context);
            CollectionsMarshal.GetValueRefOrAddDefault(_contexts, context, out _).Times++;
        }

        foreach (var (step, (times, context)) in _steps)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_contexts, context, out _).Kinds += all.TimesOf(step) <= times ? 1 : 0;
        }

        return this;
    }

    public int TimesOf(ulong step) => _steps.GetValueOrDefault(step).Times;

    public (int Times, int Kinds) Of(ulong context) => _contexts.GetValueOrDefault(context);
}
