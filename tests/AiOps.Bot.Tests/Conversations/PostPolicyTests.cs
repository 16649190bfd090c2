using AiOps.Bot.Core;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Incidents;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Conversations;

public sealed class PostPolicyTests
{
    private static readonly ShownCard Old = new("d", "m", "x");
    private static readonly ChatOptions Options = new();

    private static ChatPost Posted(DateTimeOffset? shownAt = null) => new()
    {
        Incident = new("inc-1"), Conversation = Some.Channel, Message = "m1", Shown = Old.ToString(), ShownAt = shownAt ?? Some.Noon, ShownSeverity = Severity.High,
        PostedAt = Some.Noon, Version = 2,
    };

    private static PostDecision Decide(ShownCard card, ChatPost? post, double seconds = 0, Incident? incident = null) =>
        PostPolicy.Decide(new(incident ?? Some.OpenIncident(), card, post, Options, Some.Noon.AddSeconds(seconds)));

    [Fact]
    public void ANewIncidentIsPosted() => Assert.Equal(PostMove.Post, Decide(Old, null).Move);

    [Fact]
    public void AResolvedIncidentThatNobodyTriedToPostIsNotNews() =>
        Assert.Equal(PostMove.Nothing, Decide(Old, null, incident: Some.OpenIncident(status: IncidentStatus.Resolved)).Move);

    [Fact]
    public void WhatOpenedAndClosedInAnOutageIsSummarisedOnce()
    {
        var resolved = Some.OpenIncident(status: IncidentStatus.Resolved);
        var tried = new ChatPost { Incident = resolved.Id, Conversation = Some.Channel, PostingSince = Some.Noon, Failures = 3 };
        Assert.Equal(PostMove.Summarise, Decide(Old, tried, incident: resolved).Move);
        Assert.Equal(PostMove.Nothing, Decide(Old, tried with { Summarised = true }, incident: resolved).Move);
        Assert.Equal(PostMove.Post, Decide(Old, tried with { Summarised = true }).Move);
    }

    [Fact]
    public void WhatIsShownAlreadyIsLeftAlone() => Assert.Equal(PostMove.Nothing, Decide(Old, Posted(), 3_600).Move);

    [Theory]
    [InlineData("d2", "m", "x", 0.5)]
    [InlineData("d", "m2", "x", 3)]
    [InlineData("d", "m", "x2", 30)]
    public void AnEditWaitsAsLongAsItsNewsIsWorth(string decided, string matter, string details, double seconds)
    {
        var card = new ShownCard(decided, matter, details);
        Assert.Equal(PostDecision.Wait(Some.Noon.AddSeconds(seconds)), Decide(card, Posted(), seconds - 0.1));
        Assert.Equal(PostMove.Edit, Decide(card, Posted(), seconds).Move);
    }

    [Fact]
    public void ASnoozedIncidentIsEditedForDecisionsAndWhatGetsGraverOnly()
    {
        var snoozed = Some.OpenIncident() with { SnoozedUntil = Some.Noon.AddHours(2) };
        Assert.Equal(PostDecision.Wait(Some.Noon.AddHours(2)), Decide(Old with { Matter = "m2" }, Posted(), 60, snoozed));
        Assert.Equal(PostMove.Edit, Decide(Old with { Matter = "m2" }, Posted(), 60, snoozed with { Severity = Severity.Critical }).Move);
        Assert.Equal(PostMove.Edit, Decide(Old with { Decided = "d2" }, Posted(), 60, snoozed).Move);
        Assert.Equal(PostMove.Edit, Decide(Old with { Matter = "m2" }, Posted(), 7_200, snoozed).Move);
    }

    [Fact]
    public void WhatFlapsIsEditedSeldomAndNeverPostedAnew()
    {
        var flapping = Some.OpenIncident() with { Reopenings = [Some.Noon.AddHours(9), Some.Noon.AddHours(9), Some.Noon.AddHours(9)], Recurrences = 3 };
        var post = Posted(Some.Noon.AddHours(9));
        Assert.Equal(PostDecision.Wait(Some.Noon.AddHours(9) + Options.EditFlappingEvery), Decide(Old with { Matter = "m2" }, post, 9 * 3_600 + 60, flapping));
        Assert.Equal(PostMove.Edit, Decide(Old with { Matter = "m2" }, post, 9 * 3_600 + 300, flapping).Move);
    }

    [Fact]
    public void WhatComesBackLongAfterItsMessageGetsANewOne()
    {
        var back = Some.OpenIncident() with { Recurrences = 1, Reopenings = [Some.Noon.AddHours(8)] };
        Assert.Equal(PostMove.Edit, Decide(Old with { Matter = "m2" }, Posted(), 7 * 3_600, back).Move);
        Assert.Equal(PostMove.Post, Decide(Old with { Matter = "m2" }, Posted(), 8 * 3_600, back).Move);
        Assert.NotEqual(PostMove.Post, Decide(Old with { Matter = "m2" }, Posted() with { PostedRecurrences = 1 }, 8 * 3_600, back).Move);
    }

    [Fact]
    public void WhatIsGivenUpIsNeverTriedAgain() => Assert.Equal(PostMove.Nothing, Decide(new("1", "2", "3"), Posted() with { GivenUp = "deleted" }, 9_999).Move);

    [Fact]
    public void WhatWasPutOffWaits() => Assert.Equal(PostDecision.Wait(Some.Noon.AddMinutes(5)), Decide(new("1", "2", "3"), Posted() with { NotBefore = Some.Noon.AddMinutes(5) }));

    /// <summary>However fast the card changes, and whatever changes in it, edits come at a bounded rate, and at the end people see the latest state.</summary>
    [Fact]
    public void EditsAreBoundedAndTheLatestStateIsShownInTheEnd() => Prop.ForAll<(byte Part, byte Gap)[]>(changes =>
    {
        var (post, card, now, edits, started) = (Posted(), Old, 0.0, 0, 0.0);
        for (var i = 0; i < (changes?.Length ?? 0); i++)
        {
            now += changes![i].Gap / 100.0;
            card = (changes[i].Part % 3) switch { 0 => card with { Decided = $"d{i}" }, 1 => card with { Matter = $"m{i}" }, _ => card with { Details = $"x{i}" } };
            (post, edits) = Step(post, card, now, edits);
        }

        var bound = ((now - started) / PostPolicy.DecisionEvery.TotalSeconds) + 1;
        var within = edits <= bound;
        for (var wait = 0; wait < 3; wait++)
        {
            now += Options.EditFlappingEvery.TotalSeconds;
            (post, edits) = Step(post, card, now, edits);
        }

        return within && post.Shown == card.ToString();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void TenThousandReportsAMinuteAreTwoEdits()
    {
        var (post, edits) = (Posted(), 0);
        for (var i = 1; i <= 10_000; i++)
        {
            (post, edits) = Step(post, Old with { Details = $"x{i}" }, i * 0.006, edits);
        }

        Assert.InRange(edits, 1, 2);
    }

    [Fact]
    public void RetriesBackOffAndHonourWhatThePlatformAsks()
    {
        var pauses = Enumerable.Range(0, 12).Select(f => PostProgress.Pause(SendResult.Later("down"), f, 0.5)).ToList();
        Assert.Equal(pauses.Order(), pauses);
        Assert.Equal(TimeSpan.FromMinutes(5), pauses[^1]);
        Assert.Equal(TimeSpan.FromMinutes(9), PostProgress.Pause(SendResult.Later("slow down", TimeSpan.FromMinutes(9)), 0, 0.5));
        Assert.Equal(TimeSpan.FromMinutes(10), PostProgress.Pause(SendResult.Refused("no"), 0, 0.5));
    }

    private static (ChatPost Post, int Edits) Step(ChatPost post, ShownCard card, double seconds, int edits) => Decide(card, post, seconds).Move == PostMove.Edit
        ? (PostProgress.Edited(post, (Some.OpenIncident(), card), Some.Noon.AddSeconds(seconds)), edits + 1)
        : (post, edits);
}
