namespace AiOps.Bot.Detection.Sessions;

/// <summary>What is odd about a part of a session.</summary>
public enum SessionFinding
{
    /// <summary>The training has no such event.</summary>
    NewEvent,

    /// <summary>An event that was expected did not come.</summary>
    MissingEvent,

    /// <summary>An event came more often than expected.</summary>
    MoreOften,

    /// <summary>An event came, but less often than expected.</summary>
    LessOften,

    /// <summary>An event came after another that others come after.</summary>
    UnexpectedStep,

    /// <summary>The session has more or fewer events than expected.</summary>
    UnusualLength,
}
