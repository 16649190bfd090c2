using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Tests.Storage.Contracts;

public abstract class AnswerRatingStoreContract<TPlace> : StorageContract<TPlace>
    where TPlace : IStoragePlace, new()
{
    [Fact]
    public async Task TheLastRatingOfAnAccountCounts()
    {
        var ratings = Get<IAnswerRatingStore>();
        await ratings.SaveAsync(new("rep-1", true), Some.ChatUser("T1/U1").Identity, Some.Noon, Cancel);
        await ratings.SaveAsync(new("rep-1", true), Some.ChatUser("T1/U2").Identity, Some.Noon, Cancel);
        await ratings.SaveAsync(new("rep-1", false), Some.ChatUser("T1/U1").Identity, Some.Noon.AddMinutes(1), Cancel);
        Assert.Equal((1, 1), await ratings.CountAsync(Some.Noon, Cancel));
        Assert.Equal((0, 1), await ratings.CountAsync(Some.Noon.AddSeconds(1), Cancel));
    }
}
