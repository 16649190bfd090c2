namespace AiOps.Bot.Core.Investigations.Queries;

/// <summary>What rows can be counted by.</summary>
public enum QueryField
{
    /// <summary>The constant part of a line; of a change, the call's name.</summary>
    Shape,

    Resource,

    /// <summary>The log group; of an incident, its kind.</summary>
    Group,

    Severity,

    /// <summary>The address that a line names: where a login or call came from.</summary>
    Address,

    /// <summary>The user or role that a line names.</summary>
    User,

    Hour,

    Day,
}
