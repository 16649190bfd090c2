namespace AiOps.Bot.Core.Incidents;

/// <summary>What a person answered when asked whether the cause that was named was the cause.</summary>
public enum CauseAnswer
{
    Yes,

    /// <summary>It was not, and what it was is not known.</summary>
    No,

    /// <summary>It was not; <see cref="CauseReview.Said"/> says what it was.</summary>
    Other,
}
