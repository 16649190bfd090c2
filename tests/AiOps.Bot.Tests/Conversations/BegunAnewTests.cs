using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Tests.Conversations;

/// <summary>The process died after a request was done and before that was stored: it is handled once more.</summary>
public sealed class BegunAnewTests
{
    private static async Task<ChatBench> PostedAsync()
    {
        var bench = new ChatBench();
        bench.Incidents.Escalation = [new() { Person = "tim" }, new() { Person = "ana", Conversation = "slack:T1/C9" }];
        await bench.PutAsync(Some.Remediation());
        await bench.Get<ShowIncident>().ShowAsync(new("inc-1"), Some.Channel, false, ChatBench.Ct);
        return bench;
    }

    private static async Task<int> NotedAsync(ChatBench bench, string verb) => (await bench.TimelineAsync()).Count(e => e.Verb == verb);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnEscalationCallsOneLevel(bool inWords)
    {
        using var bench = await PostedAsync();
        ChatIntent intent = inWords ? new Utterance("escalate inc-1: not my area") : Some.Press(CardButtonKind.Escalate, text: "not my area");
        var first = await bench.HandleAsync(intent);
        var second = await bench.HandleAsync(intent);

        Assert.Equal((1, 1), ((await bench.IncidentAsync()).Escalations, await NotedAsync(bench, TimelineVerbs.Escalated)));
        Assert.Equal("Escalated: Tim is called.", first.Reply!.Summary);
        Assert.Equal(first.Reply.Summary, second.Reply!.Summary);
        Assert.Single(bench.Chat.Replies);

        await bench.HandleAsync(intent, id: "req-2");
        Assert.Equal((2, 2), ((await bench.IncidentAsync()).Escalations, await NotedAsync(bench, TimelineVerbs.Escalated)));
    }

    /// <summary>The crash was before the message was stored: it must not be lost.</summary>
    [Fact]
    public async Task AnEscalationWhoseMessageWasNotStoredIsSaid()
    {
        using var bench = await PostedAsync();
        await bench.Get<ManageIncident>().EscalateAsync(new("inc-1"), ("not my area", "req-1"), new("ana", "Ana", "slack"), ChatBench.Ct);
        Assert.Empty(bench.Chat.Replies);
        await bench.HandleAsync(Some.Press(CardButtonKind.Escalate, text: "not my area"));
        Assert.Single(bench.Chat.Replies);
        Assert.Equal(1, (await bench.IncidentAsync()).Escalations);
    }

    [Fact]
    public async Task ADryRunIsNotedOnce()
    {
        using var bench = await PostedAsync();
        var press = Some.Press(CardButtonKind.DryRun, "rem-1", Some.Remediation().Digest);
        var first = await bench.HandleAsync(press);
        var second = await bench.HandleAsync(press);
        Assert.Equal(1, await NotedAsync(bench, TimelineVerbs.DryRun));
        Assert.StartsWith("Dry run, nothing was changed", first.Reply!.Summary, StringComparison.Ordinal);
        Assert.Equal(first.Reply.Summary, second.Reply!.Summary);
    }

    [Fact]
    public async Task ALaterDryRunIsNotedToo()
    {
        using var bench = await PostedAsync();
        var press = Some.Press(CardButtonKind.DryRun, "rem-1", Some.Remediation().Digest);
        await bench.HandleAsync(press);
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await bench.Get<IHandleChatRequest>().HandleAsync(Some.ChatRequest(press, "req-2", at: Some.Noon.AddMinutes(1)), ChatBench.Ct);
        Assert.Equal(2, await NotedAsync(bench, TimelineVerbs.DryRun));
    }
}
