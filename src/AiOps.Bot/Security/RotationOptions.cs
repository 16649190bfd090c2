namespace AiOps.Bot.Security;

/// <summary>People who take turns.</summary>
internal sealed class RotationOptions
{
    /// <summary>Ids of people in the order of their turns.</summary>
    public IReadOnlyList<string> People { get; set; } = [];

    /// <summary>The first day, <c>2026-03-02</c>, in the schedule's zone. The first turn begins with the first handover on or after it.</summary>
    public string Start { get; set; } = "";

    /// <summary>When turns change: <c>Monday 09:00</c>, or <c>09:00</c> where turns are not whole weeks.</summary>
    public string Handover { get; set; } = "";

    /// <summary>How long a turn is: <c>7d</c>, <c>1w</c>, <c>12h</c>.</summary>
    public string Turn { get; set; } = "7d";

    /// <summary>The day on which the rotation is over.</summary>
    /// <value>Never.</value>
    public string End { get; set; } = "";
}
