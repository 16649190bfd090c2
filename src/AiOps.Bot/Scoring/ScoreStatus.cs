namespace AiOps.Bot.Scoring;

/// <summary>What became of one point or row. Each that was sent is answered, in its place.</summary>
internal enum ScoreStatus
{
    Scored,

    /// <summary>It has no value: null, NaN, or too large to be a number.</summary>
    Missing,

    /// <summary>Another point of its series has the same time and came before it.</summary>
    Duplicate,

    /// <summary>In a stream: its series had a point at its time or later already.</summary>
    Late,

    /// <summary>It is not of the form that is expected; the fault says why.</summary>
    Unreadable,

    /// <summary>In a stream: there is no such model, it lacks a column, or it gave no scores; the fault says which.</summary>
    Failed,
}
