namespace AiOps.Bot.Core.Alerts;

/// <summary>What the receiver said to an alert.</summary>
public abstract record AlertReceipt
{
    private AlertReceipt()
    {
    }

    /// <summary>It has the alert stored.</summary>
    public sealed record Accepted : AlertReceipt;

    /// <summary>It will never take this one, however often it is asked.</summary>
    public sealed record Refused(string Reason) : AlertReceipt;

    /// <summary>It could not be reached, is not well, or does not trust us (yet): all alerts wait.</summary>
    /// <param name="After">How long it wants to be left alone; null where it did not say.</param>
    public sealed record Waiting(string Reason, TimeSpan? After) : AlertReceipt;
}
