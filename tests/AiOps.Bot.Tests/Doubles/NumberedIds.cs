using AiOps.Bot.Core;

namespace AiOps.Bot.Tests.Doubles;

internal sealed class NumberedIds : IIdSource
{
    private int _last;

    public string Next(string prefix) => $"{prefix}-n{Interlocked.Increment(ref _last)}";
}
