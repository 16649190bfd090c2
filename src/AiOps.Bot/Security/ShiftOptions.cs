namespace AiOps.Bot.Security;

/// <summary>Somebody on call for a time.</summary>
internal sealed class ShiftOptions
{
    public string Person { get; set; } = "";

    /// <summary><c>2026-03-14 08:00</c> in the schedule's zone, or with an offset or Z.</summary>
    public string From { get; set; } = "";

    /// <summary>As <see cref="From"/>; not included.</summary>
    public string Until { get; set; } = "";
}
