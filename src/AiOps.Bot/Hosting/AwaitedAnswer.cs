namespace AiOps.Bot.Hosting;

/// <summary>Who shows the answer to a request: exactly one of the delivery that waits for it and the outbox, whoever is first.</summary>
internal sealed class AwaitedAnswer(bool isAwaited)
{
    private const int Awaited = 0;
    private const int Answered = 1;
    private const int Left = 2;

    private int _state = isAwaited ? Awaited : Left;

    /// <returns>True where the delivery still waits, and will from now on wait until it has the answer.</returns>
    public bool TryAnswer() => Interlocked.CompareExchange(ref _state, Answered, Awaited) == Awaited;

    /// <returns>True where the delivery may go: the answer will be in the outbox.</returns>
    public bool TryLeave() => Interlocked.CompareExchange(ref _state, Left, Awaited) == Awaited;
}
