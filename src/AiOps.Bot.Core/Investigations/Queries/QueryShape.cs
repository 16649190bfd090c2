namespace AiOps.Bot.Core.Investigations.Queries;

/// <summary>What is wanted of the rows that match.</summary>
public enum QueryShape
{
    /// <summary>The newest of them, with counts by shape.</summary>
    Lines,

    /// <summary>How many there are.</summary>
    Count,

    /// <summary>The first ones.</summary>
    First,

    /// <summary>The last one, and when it was.</summary>
    Last,

    /// <summary>Counts by a field, most first.</summary>
    Top,

    /// <summary>Counts by time, in order.</summary>
    OverTime,

    /// <summary>Counts by a field here and in another window, largest difference first.</summary>
    Compare,

    /// <summary>Shapes of line that another window before does not have.</summary>
    New,
}
