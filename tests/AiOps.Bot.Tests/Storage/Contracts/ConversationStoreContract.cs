using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Tests.Storage.Contracts;

public abstract class ConversationStoreContract<TPlace> : StorageContract<TPlace>
    where TPlace : IStoragePlace, new()
{
    private IConversationStore Conversations => Get<IConversationStore>();

    [Fact]
    public async Task TheLatestReferenceCounts()
    {
        await Conversations.SaveAsync(new("teams", "t", "19:a", "1"), "old", Some.Noon, Cancel);
        await Conversations.SaveAsync(new("teams", "t", "19:a"), "new", Some.Noon.AddSeconds(1), Cancel);
        await Conversations.SaveAsync(new("teams", "t", "19:a"), "late", Some.Noon.AddSeconds(-1), Cancel);
        Assert.Equal("new", await Conversations.FindAsync("teams", "19:a", Cancel));
        Assert.Null(await Conversations.FindAsync("slack", "19:a", Cancel));
    }

    [Fact]
    public async Task ConversationsComeMostRecentlySeenFirst()
    {
        await Conversations.SaveAsync(new("teams", "t", "a"), "ra", Some.Noon, Cancel);
        await Conversations.SaveAsync(new("teams", "t", "b"), "rb", Some.Noon.AddSeconds(1), Cancel);
        await Conversations.SaveAsync(new("slack", "t", "c"), "rc", Some.Noon, Cancel);
        Assert.Equal([(new("teams", "t", "b"), "rb"), (new("teams", "t", "a"), "ra")], await Conversations.ListAsync("teams", Cancel));
    }

    [Fact]
    public async Task AConversationThatTheBotLeftIsForgotten()
    {
        await Conversations.SaveAsync(new("teams", "t", "a"), "r", Some.Noon, Cancel);
        await Conversations.RemoveAsync(new("teams", "t", "a"), Cancel);
        Assert.Null(await Conversations.FindAsync("teams", "a", Cancel));
    }
}
