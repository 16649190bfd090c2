using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Tests.Doubles;

namespace AiOps.Bot.Tests.Conversations;

public sealed class ReadThreadTests
{
    private static readonly ConversationRef Channel = new("slack", "T1", "C1");

    private readonly InMemoryChat _chat = new();

    private async Task SaidAsync(string text, ConversationRef place, string message, int minutesAgo)
    {
        var request = Request(text, place, message, minutesAgo);
        await _chat.AcceptAsync(request, CancellationToken.None);
        await _chat.FinishAsync(request.Id, [], CancellationToken.None);
    }

    private static ChatRequest Request(string text, ConversationRef place, string message, int minutesAgo) =>
        Some.ChatRequest(new Utterance(text), $"{place}-{message}", at: Some.Noon.AddMinutes(-minutesAgo), conversation: place) with { Message = message };

    private async Task<(string Text, bool Confirmed, string Earlier)> ReadAsync(string text, ConversationRef place)
    {
        var read = await new ReadThread(_chat).ReadAsync(text, Request(text, place, "now", 0), CancellationToken.None);
        return (read.Text, read.Confirmed, string.Join(" | ", read.Earlier.Select(e => e.Text)));
    }

    [Fact]
    public async Task AThreadGoesOnFromTheMessageThatItHangsOn()
    {
        await SaidAsync("errors of checkout", Channel, "100", 9);
        await SaidAsync("only critical", Channel with { Thread = "100" }, "101", 8);
        await SaidAsync("logins", Channel, "200", 7);
        Assert.Equal(("and yesterday?", false, "errors of checkout | only critical"), await ReadAsync("and yesterday?", Channel with { Thread = "100" }));
    }

    [Fact]
    public async Task CommandsAndOtherPlacesAreNoQuestions()
    {
        await SaidAsync("ack", Channel with { Thread = "100" }, "101", 8);
        await SaidAsync("errors", Channel with { Id = "C2", Thread = "100" }, "102", 8);
        Assert.Equal("", (await ReadAsync("and yesterday?", Channel with { Thread = "100" })).Earlier);
    }

    [Fact]
    public async Task WithoutThreadsOnlyWhatWasJustAskedCounts()
    {
        await SaidAsync("errors of orders", Channel, "1", 40);
        await SaidAsync("errors of checkout", Channel, "2", 5);
        Assert.Equal("errors of checkout", (await ReadAsync("and yesterday?", Channel)).Earlier);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("Yes.")]
    [InlineData("go ahead")]
    public async Task YesMeansTheQuestionBefore(string yes)
    {
        await SaidAsync("lines of the last year", Channel with { Thread = "100" }, "101", 3);
        Assert.Equal(("lines of the last year", true, ""), await ReadAsync(yes, Channel with { Thread = "100" }));
    }

    [Fact]
    public async Task YesToNothingIsAQuestion() => Assert.False((await ReadAsync("yes", Channel)).Confirmed);
}
