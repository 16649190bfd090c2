using AiOps.Bot.Core;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Tests.Storage.Contracts;

public abstract class ChatPostStoreContract<TPlace> : StorageContract<TPlace>
    where TPlace : IStoragePlace, new()
{
    private static readonly ConversationRef InThread = Some.Channel with { Thread = "1.5" };

    private IChatPostStore Posts => Get<IChatPostStore>();

    [Fact]
    public async Task APostIsKeptWithTheNextVersion()
    {
        var post = Post() with
        {
            Message = "1.2", Shown = "a.b.c", ShownAt = Some.Noon, ShownSeverity = Severity.High, PostedAt = Some.Noon, PostedRecurrences = 2, PostingSince = Some.Noon,
            Failures = 3, NotBefore = Some.Noon.AddMinutes(1), GivenUp = "gone",
        };
        Assert.True(await Posts.SaveAsync(post, Cancel));
        Stored.AssertSame(post with { Version = 1 }, (await Posts.GetAsync(new("inc-1"), Some.Channel, Cancel))!);
    }

    [Fact]
    public async Task AWriterWithAnOldVersionIsRefused()
    {
        Assert.True(await Posts.SaveAsync(Post(), Cancel));
        Assert.False(await Posts.SaveAsync(Post(), Cancel));
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => Posts.SaveAsync(Post() with { Version = 1, Message = $"m{i}" }, Cancel), Cancel)));
        Assert.Single(results, saved => saved);
        var kept = (await Posts.GetAsync(new("inc-1"), Some.Channel, Cancel))!;
        Assert.Equal(2, kept.Version);
        Assert.NotNull(await Posts.FindAsync("slack", "C1", kept.Message!, Cancel));
        Assert.Equal(1, (await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Posts.FindAsync("slack", "C1", $"m{i}", Cancel)))).Count(p => p is not null));
    }

    [Fact]
    public async Task AThreadAndItsConversationAreTwoPlaces()
    {
        Assert.True(await Posts.SaveAsync(Post(), Cancel));
        Assert.True(await Posts.SaveAsync(Post() with { Conversation = InThread }, Cancel));
        Assert.Equal([Some.Channel, InThread], (await Posts.ListAsync(new("inc-1"), Cancel)).Select(p => p.Conversation));
        Assert.Null(await Posts.GetAsync(new("inc-2"), Some.Channel, Cancel));
    }

    [Fact]
    public async Task AnEarlierMessageStillLeadsToItsIncident()
    {
        await Posts.SaveAsync(Post() with { Message = "1.1" }, Cancel);
        await Posts.SaveAsync(Post() with { Message = "2.2", Version = 1 }, Cancel);
        Assert.Equal(new IncidentId("inc-1"), (await Posts.FindAsync("slack", "C1", "1.1", Cancel))?.Incident);
        Assert.Equal("2.2", (await Posts.FindAsync("slack", "C1", "2.2", Cancel))?.Message);
        Assert.Null(await Posts.FindAsync("slack", "C2", "1.1", Cancel));
        Assert.Null(await Posts.FindAsync("teams", "C1", "1.1", Cancel));
    }

    private static ChatPost Post() => new() { Incident = new("inc-1"), Conversation = Some.Channel };
}
