namespace AiOps.Bot.Aws.SageMaker;

/// <summary>How many calls an hour may still be made; the hours begin with the first call. Thread-safe.</summary>
internal sealed class CallAllowance(int perHour, TimeProvider time)
{
    private readonly Lock _turn = new();
    private DateTimeOffset _begin = DateTimeOffset.MinValue;
    private int _made;

    /// <returns>Null where the call may be made, else when the next may.</returns>
    public DateTimeOffset? Take()
    {
        lock (_turn)
        {
            var now = time.GetUtcNow();
            if (now - _begin >= TimeSpan.FromHours(1))
            {
                (_begin, _made) = (now, 0);
            }

            return _made++ < perHour ? null : _begin.AddHours(1);
        }
    }
}
