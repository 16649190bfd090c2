using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Keeps what people thought of answers.</summary>
public interface IAnswerRatingStore
{
    /// <summary>Stores a person's rating of an answer; a later one by the same account takes its place.</summary>
    Task SaveAsync(AnswerRating rating, VerifiedIdentity by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>How many found answers since a time helpful, and how many did not.</summary>
    Task<(long Helpful, long Unhelpful)> CountAsync(DateTimeOffset since, CancellationToken cancellationToken);
}
