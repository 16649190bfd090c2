namespace AiOps.Bot.Security;

/// <summary>One schedule: turns that repeat, and shifts that take their place.</summary>
internal sealed class ScheduleOptions
{
    public string Id { get; set; } = "";

    /// <summary>IANA name of the zone that its times are written in.</summary>
    /// <value>UTC.</value>
    public string Zone { get; set; } = "UTC";

    public IReadOnlyList<ShiftOptions> Shifts { get; set; } = [];

    public IReadOnlyList<RotationOptions> Rotations { get; set; } = [];
}
