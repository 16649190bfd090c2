using System.Text;
using System.Text.Json;
using AiOps.Bot.Detection;
using AiOps.Bot.Detection.Sessions;

namespace AiOps.Bot.Tests.Detection.Sessions;

/// <summary>Why sessions are said to be anomalous.</summary>
public sealed class SessionReasonsTests
{
    public static TheoryData<string> Families => [.. SessionScorers.Names];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Families))]
    public void WhateverIsFlaggedIsExplainedByWhatItHasOrLacks(string family)
    {
        LogSession[] strange = [.. Enumerable.Range(0, 30).Select(i => new LogSession("x" + i, new[] { 1, 2, 99, 98, 99 }))];
        var trainer = SessionScorers.Named(family);
        var scorer = trainer.NeedsLabels
            ? trainer.Fit(new([.. Some.Sessions(), .. strange], [.. Enumerable.Repeat(false, 400), .. Enumerable.Repeat(true, 30)]), new(), Ct)
            : trainer.Fit(SessionTraining.Unlabelled(Some.Sessions()), new(), Ct);
        var probes = new LogSession[] { strange[0], Some.Session(5), Some.Session([.. Enumerable.Repeat(4, 500)]) };
        var scores = new double[probes.Length];
        scorer.Score(probes, scores);
        for (var i = 0; i < probes.Length; i++)
        {
            var reasons = scorer.Explain(probes[i]);
            Assert.True(scores[i] <= 0.5 || reasons.Count > 0, $"{family} {i}");
            Assert.All(reasons, r => Assert.True(r.Weight > 0));
            Assert.All(reasons, r => Assert.True(r.Event < 0 || probes[i].Events.Span[r.Event] == r.Kind));
            Assert.All(reasons, r => Assert.Equal(r.Finding == SessionFinding.MissingEvent, r.Kind != SessionReason.NoKind && !probes[i].Events.Span.Contains(r.Kind) && r.Seen == 0));
        }
    }

    [Fact]
    public void CountsAreComparedWithTheNearestSession()
    {
        var reasons = Fitted("count-vector").Explain(Some.Session(1, 2, 2, 2, 3, 4, 55));
        Assert.Contains(reasons, r => (r.Finding, r.Kind, r.Seen, r.Expected) == (SessionFinding.MoreOften, 2, 3, 1));
        Assert.Contains(reasons, r => (r.Finding, r.Kind, r.Seen, r.Expected) == (SessionFinding.MissingEvent, 7, 0, 1));
        Assert.Contains(reasons, r => (r.Finding, r.Kind, r.Seen, r.Event) == (SessionFinding.NewEvent, 55, 1, 6));
    }

    [Fact]
    public void AStepIsToldWithWhatShouldHaveCome()
    {
        var reason = Fitted("markov").Explain(Some.Session(1, 3, 2, 4, 7))[0];
        Assert.Equal((SessionFinding.UnexpectedStep, 3, 1, 2), (reason.Finding, reason.Kind, reason.Event, reason.ExpectedKind));
        Assert.InRange(reason.Seen, 0, 0.01);
        Assert.InRange(reason.Expected, 0.99, 1);
    }

    [Fact]
    public void AnEndThatCameEarlyIsAStepToo()
    {
        var reason = Fitted("markov").Explain(Some.Session(1, 2))[0];
        Assert.Equal((SessionReason.NoKind, -1, 3), (reason.Kind, reason.Event, reason.ExpectedKind));
    }

    [Fact]
    public async Task ReasonsNameTemplatesLinesAndTimes()
    {
        var reasons = new StringWriter();
        var log = string.Concat(Enumerable.Range(0, 300).Select(i => $"2026-03-01 12:00:00 order-{i} received\n2026-03-01 12:00:05 order-{i} paid by card\n"));
        await RunAsync(log + "2026-03-01 13:00:00 order-7 refused: limit of 500, \"hold\"\n", new() { Key = SessionKey.Parse(@"order-\d+"), Explanations = reasons });
        var rows = reasons.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("session,anomaly_score,scorer,finding,event,seen,expected,expected_event,weight,line,time", rows[0]);
        Assert.All(rows[1..], r => Assert.StartsWith("order-7,0.", r, StringComparison.Ordinal));
        var row = rows.First(r => r.Contains(",count-vector,", StringComparison.Ordinal));
        Assert.Matches(@"^order-7,[0-9.]+,count-vector,(new-event|more-often),""\* refused: limit of \S+, """"hold"""""",1,0,,[0-9.]+,601,2026-03-01T13:00:00Z$", row);
    }

    [Fact]
    public async Task AsJsonThereIsALineForEachSession()
    {
        var reasons = new StringWriter();
        var log = string.Concat(Enumerable.Range(0, 300).Select(i => $"order-{i} received\norder-{i} paid by card\n"));
        await RunAsync(log + "order-7 refused\n", new() { Key = SessionKey.Parse(@"order-\d+"), Explanations = reasons, ExplainsAsJson = true });
        using var line = JsonDocument.Parse(reasons.ToString());
        Assert.Equal("order-7", line.RootElement.GetProperty("session").GetString());
        var first = line.RootElement.GetProperty("reasons")[0];
        Assert.Equal(("refused", 601, JsonValueKind.Null), (first.GetProperty("event").GetString(), first.GetProperty("line").GetInt32(), first.GetProperty("time").ValueKind));
    }

    [Fact]
    public void PlacesComeBackFromTheDisk()
    {
        using var gathering = new SessionGathering(memory: 4_000, withPlaces: true);
        for (var i = 0; i < 3_000; i++)
        {
            gathering.Add($"s{i % 100}", 1, default, new(i, i * 10));
        }

        var sessions = gathering.Drain([0, 1]).ToList();
        Assert.True(gathering.IsSpilled);
        Assert.All(sessions, s => Assert.Equal(Enumerable.Range(0, 30).Select(i => new EventPlace(int.Parse(s.Key[1..], null) + (100 * i), 10 * (int.Parse(s.Key[1..], null) + (100 * i)))), s.Places.ToArray()));
    }

    private static ISessionScorer Fitted(string family) => SessionScorers.Named(family).Fit(SessionTraining.Unlabelled(Some.Sessions(2000)), new(), Ct);

    private static async Task RunAsync(string log, ScoreLogsOptions options)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(log));
        await new ScoreLogs(options).RunAsync([], input, new StringWriter(), _ => { }, Ct);
    }
}
