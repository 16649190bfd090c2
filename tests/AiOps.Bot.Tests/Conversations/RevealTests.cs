using System.Text.Json;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Tests.Conversations;

/// <summary>What a placeholder stands for is told to entitled people, alone, and noted.</summary>
public sealed class RevealTests : IDisposable
{
    private const string Value = "marta@example.org";

    private readonly ChatBench _bench = new(new PersonDirectory(
    [
        Some.Somebody("ana").MayReveal(new RevealGrant { Kinds = ["email"] }),
        Some.Somebody("ben"),
    ]));

    public void Dispose() => _bench.Dispose();

    private static ChatUser User(string id) => Some.ChatUser("T1/" + id);

    private async Task<string> PlaceholderAsync(string incident = "inc-1", string text = "mail to " + Value)
    {
        await _bench.PutAsync(Some.OpenIncident(incident));
        return Placeholders.In(_bench.Get<IRedactor>().Of(new IncidentId(incident)).Redact(text)).Single();
    }

    private async Task<OutgoingReply> SentAsync(ChatOutcome outcome, string to = "ana", ReplyVisibility? visibility = null)
    {
        var platform = new RedactingChatPlatform(_bench.Slack, _bench.Get<IRedactor>(), _bench.Get<RevealPlaceholder>(), _bench.Get<PersonDirectory>());
        await platform.ReplyAsync(Some.OutgoingReply() with { To = User(to), Visibility = visibility ?? outcome.Visibility, Reply = outcome.Reply! }, ChatBench.Ct);
        return _bench.Slack.Replies.Last();
    }

    private static string Words(OutgoingReply reply) => reply.Reply.Summary + JsonSerializer.Serialize(reply.Reply.Parts);

    [Fact]
    public async Task AnEntitledPersonIsToldAloneAndItIsNoted()
    {
        var placeholder = await PlaceholderAsync();
        var outcome = await _bench.SayAsync($"reveal {placeholder}", User("ana"));

        Assert.Equal((ReplyVisibility.Private, false), (outcome.Visibility, outcome.Refused));
        Assert.DoesNotContain(Value, JsonSerializer.Serialize(outcome), StringComparison.Ordinal);
        var lines = Assert.Single((await SentAsync(outcome)).Reply.Parts.OfType<ReplyLines>());
        Assert.Equal([Value], lines.Lines);
        var noted = Assert.Single(await _bench.TimelineAsync(), e => e.Verb == TimelineVerbs.Revealed);
        Assert.Equal(("Ana (slack)", $"{placeholder} was shown to Ana alone"), (noted.Actor, noted.Detail));
        Assert.DoesNotContain(await _bench.TimelineAsync(), e => e.Detail.Contains(Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnybodyElseIsToldWhyNotAndThatIsNotedToo()
    {
        var placeholder = await PlaceholderAsync();
        var outcome = await _bench.SayAsync($"reveal {placeholder}", User("ben"));

        Assert.Equal((ReplyVisibility.Private, true), (outcome.Visibility, outcome.Refused));
        Assert.Equal("Not done: you are not entitled to see a value of kind email in prod; ask Ana.", outcome.Reply!.Summary);
        Assert.DoesNotContain(Value, Words(await SentAsync(outcome, "ben")), StringComparison.Ordinal);
        Assert.Equal("Ben (slack)", Assert.Single(await _bench.TimelineAsync(), e => e.Verb == TimelineVerbs.RevealRefused).Actor);
    }

    [Fact]
    public async Task WhoIsNobodyInTheDirectoryIsToldNothing()
    {
        var placeholder = await PlaceholderAsync();
        var outcome = await _bench.SayAsync($"reveal {placeholder}", User("eve"));
        Assert.True(outcome.Refused);
        Assert.Contains("belongs to nobody in the directory", outcome.Reply!.Summary, StringComparison.Ordinal);
    }

    /// <summary>A reply that waited, or was turned to another reader, is decided again on the way out.</summary>
    [Fact]
    public async Task TheValueIsPutInOnTheWayOutAndOnlyForItsReader()
    {
        var placeholder = await PlaceholderAsync();
        var outcome = await _bench.SayAsync($"reveal {placeholder}", User("ana"));

        Assert.DoesNotContain(Value, Words(await SentAsync(outcome, "ben")), StringComparison.Ordinal);
        Assert.DoesNotContain(Value, Words(await SentAsync(outcome, "ana", ReplyVisibility.InPlace)), StringComparison.Ordinal);
        _bench.Get<PersonDirectory>().Replace(new Roster([Some.Somebody("ana")]));
        Assert.DoesNotContain(Value, Words(await SentAsync(outcome)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnIncidentThatMayNotBeToldOfHereIsNotToldOf()
    {
        _bench.Settings.Routes[0].Accounts = ["999999999999"];
        var placeholder = await PlaceholderAsync();
        var outcome = await _bench.SayAsync($"reveal {placeholder}", User("ana"));
        Assert.Contains("nothing is kept under this placeholder", outcome.Reply!.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("password=Tr0ub4dor9", "a password is a credential; credentials are kept nowhere")]
    [InlineData("card 4111111111111111 declined", "is a credential; credentials are kept nowhere")]
    public async Task CredentialsCanBeLookedUpByNobody(string text, string why)
    {
        var placeholder = await PlaceholderAsync(text: text);
        var outcome = await _bench.SayAsync($"reveal {placeholder}", User("ana"));
        Assert.Contains(why, outcome.Reply!.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatWasNeverSeenOrIsForgottenIsNotThere()
    {
        var placeholder = await PlaceholderAsync();
        await _bench.SayAsync($"reveal {placeholder}", User("ana"));
        await _bench.Get<IIdentityStore>().PruneAsync(Some.Noon.AddDays(31), ChatBench.Ct);
        foreach (var asked in new[] { placeholder, "[secret:email:1]" })
        {
            Assert.Contains("nothing is kept", (await _bench.SayAsync($"reveal {asked}", User("ana"))).Reply!.Summary, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("reveal {0}")]
    [InlineData("/reveal {0}")]
    [InlineData("please reveal the placeholder `{0}`")]
    [InlineData("who is {0}?")]
    [InlineData("what is {0}")]
    public async Task ItIsAskedInSeveralWords(string words)
    {
        var placeholder = await PlaceholderAsync();
        foreach (var shown in new[] { placeholder, $"({placeholder[1..^1]})", placeholder[1..^1] })
        {
            var outcome = await _bench.SayAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, words, shown), User("ana"));
            Assert.Equal(placeholder, Assert.Single(outcome.Reply!.Parts.OfType<ReplyRevealed>()).Placeholder);
        }
    }

    [Fact]
    public async Task HelpTellsWhoMay()
    {
        Assert.Contains("reveal [secret", Words(await SentAsync(await _bench.SayAsync("help", User("ana")))), StringComparison.Ordinal);
        Assert.DoesNotContain("reveal [secret", Words(await SentAsync(await _bench.SayAsync("help", User("ben")), "ben")), StringComparison.Ordinal);
    }

    [Fact]
    public void AnOutcomeDoesNotPrintItsValue() => Assert.DoesNotContain(Value, new RevealOutcome(Value, null, null).ToString(), StringComparison.Ordinal);
}
