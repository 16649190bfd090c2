using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Conversations;

/// <summary>Ratings of answers in the database, one for each answer and account.</summary>
internal sealed class SqlAnswerRatingStore(IDatabase database) : IAnswerRatingStore
{
    public Task SaveAsync(AnswerRating rating, VerifiedIdentity by, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.WriteAsync(Durability.Power, session => session.ExecuteAsync(
            """
            insert into answer_rating (answer, platform, subject, helpful, rated_ms) values (@Answer, @Platform, @Subject, @Helpful, @Rated)
            on conflict (answer, platform, subject) do update set helpful = @Helpful, rated_ms = @Rated
            """,
            new
            {
                Answer = StorableText.Of(rating.Answer),
                Platform = StorableText.Of(by.Platform),
                Subject = StorableText.Of(by.Subject),
                Helpful = (short)(rating.Helpful ? 1 : 0),
                Rated = Milliseconds.Of(at),
            }), cancellationToken);

    public Task<(long Helpful, long Unhelpful)> CountAsync(DateTimeOffset since, CancellationToken cancellationToken) => database.ReadAsync(async session =>
    {
        var helpful = await CountAsync(session, since, 1);
        return (helpful, await CountAsync(session, since, 0));
    }, cancellationToken);

    private static Task<long> CountAsync(SqlSession session, DateTimeOffset since, short helpful) => session.SingleAsync<long>(
        "select count(*) from answer_rating where rated_ms >= @Since and helpful = @helpful", new { Since = Milliseconds.Of(since), helpful });
}
