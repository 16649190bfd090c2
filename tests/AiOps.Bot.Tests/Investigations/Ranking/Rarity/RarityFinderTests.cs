using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;
using AiOps.Bot.Core.Investigations.Ranking.Rarity;

namespace AiOps.Bot.Tests.Investigations.Ranking.Rarity;

public sealed class RarityFinderTests
{
    private static readonly RarityFinder Finder = new();

    [Fact]
    public void WhatFiresInEveryIncidentTellsNothing()
    {
        var bundle = new IncidentBundle
        {
            BaselineAlerts = [.. Past(30, i => [Some.Raised("noisy", "cpu up", i), Some.Raised("noisy", "disk up", i), Some.Raised("noisy", "net up", i)])],
            Alerts = [Some.Raised("noisy", "cpu up"), Some.Raised("noisy", "disk up"), Some.Raised("noisy", "net up"), Some.Raised("quiet", "cpu up")],
        };
        Assert.Equal("quiet", Ranked(bundle)[0].Entity);
        Assert.Contains("alert metric cpu up: here in 0 of 30 past incidents", Ranked(bundle)[0].Evidence);
    }

    [Fact]
    public void ASignThatCulpritsShowIsLearnedWithoutLabels()
    {
        // Whoever restarts also drops connections, and only one does at a time; memory rises anywhere.
        string[] all = ["a", "b", "c", "d", "e"];
        var past = Past(60, i => [Some.Raised(all[Number(i) % 5], "restarts up", i), Some.Raised(all[Number(i) % 5], "connections down", i), Some.Raised(all[(Number(i) + 2) % 5], "memory up", i), Some.Raised(all[(Number(i) + 3) % 5], "memory up", i)]);
        var bundle = new IncidentBundle { BaselineAlerts = [.. past], Alerts = [Some.Raised("x", "memory up"), Some.Raised("y", "restarts up")] };
        Assert.Equal("y", Ranked(bundle)[0].Entity);
    }

    [Fact]
    public void AnOperationThatOnlyItsCallerSeesFailPointsAtWhoServesIt()
    {
        var past = Past(10, i => [Some.Raised("geo", "/near slow", i, "trace", "search"), Some.Raised("search", "/find slow", i, "trace", "front")]);
        var bundle = new IncidentBundle { BaselineAlerts = [.. past], Alerts = [Some.Raised("search", "/near slow", kind: "trace", caller: "search")] };
        var geo = Assert.Single(Finder.Find(bundle), s => s.Entity == "geo");
        Assert.Contains(geo.Evidence, e => e.Contains("a caller sees its operations end with slow", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatOnlyACallerSeesIsBelievedThoughMostFaultsWereOfAnotherKind()
    {
        // A hundred memory faults at the shops, six slow ways to geo of which nothing else tells, and a store that is busy now and then.
        RaisedAlert OneSided(string i) => Some.Raised("search", "/near slow", i, "trace", "search");
        RaisedAlert Upstream(string i) => Some.Raised("search", "/find slow", i, "trace", "front");
        var memory = Past(100, i => [Some.Raised($"shop{Number(i) % 5}", "memory up", i), Some.Raised($"shop{Number(i) % 5}", "restarts up", i), .. BothSides(i)]);
        var ways = Past(6, i => [OneSided("way" + i), Upstream("way" + i)]);
        var busy = Past(8, i => [Some.Raised("store", "work up", "busy" + i)]);
        var bundle = new IncidentBundle { BaselineAlerts = [.. memory, .. ways, .. busy], Alerts = [OneSided(""), Upstream(""), Some.Raised("store", "work up")] };
        Assert.Equal("geo", Ranked(bundle)[0].Entity);

        RaisedAlert[] BothSides(string i) => Number(i) % 4 == 0 ? [Some.Raised("geo", "/near slow", i, "trace", "search"), OneSided(i), Upstream(i)] : [];
    }

    [Fact]
    public void WhoSeesAllItsCalleesFailIsSuspectItself()
    {
        var past = Past(10, i => [Some.Raised("geo", "/near slow", i, "trace", "front"), Some.Raised("rate", "/rate slow", i, "trace", "front")]);
        var bundle = new IncidentBundle
        {
            BaselineAlerts = [.. past],
            Alerts = [Some.Raised("front", "/near slow", kind: "trace", caller: "front"), Some.Raised("front", "/rate slow", kind: "trace", caller: "front")],
        };
        Assert.Contains(Ranked(bundle), s => s.Entity == "front" && s.Evidence.Any(e => e.StartsWith("it sees the operations of several others", StringComparison.Ordinal)));
    }

    [Fact]
    public void TemplatesThatCarryTheirInstancesNameAreTheSameElsewhere() =>
        Assert.Equal("<self>-17 x", AlertNames.WithoutEntity(Some.Raised("cart-0", "cart-0-17 x")));

    [Fact]
    public void ANameInsideAWordIsNotTheEntity() => Assert.Equal("capacity up", AlertNames.WithoutEntity(Some.Raised("cap", "capacity up")));

    [Theory]
    [InlineData("geo", "front /near slow")]
    [InlineData("geo", "front->geo /near slow")]
    [InlineData("front->geo", "/near slow")]
    public void ACallerIsFoundWhereverItIsWritten(string entity, string name)
    {
        var found = Assert.Single(CallersInNames.Found([Some.Raised(entity, name, kind: "trace")], new HashSet<string> { "front", "geo" }));
        Assert.Equal(("geo", "front", "/near slow"), (found.Entity, found.Caller, found.Name));
    }

    [Fact]
    public void WithoutPastAlertsAreCounted()
    {
        var bundle = new IncidentBundle { Alerts = [Some.Raised("a", "x up"), Some.Raised("b", "x up"), Some.Raised("b", "y up")] };
        Assert.Equal("b", Ranked(bundle)[0].Entity);
    }

    [Fact]
    public void TheOrderOfAlertsDoesNotMatter()
    {
        var bundle = Mixed();
        var shuffled = bundle with { Alerts = [.. bundle.Alerts.Reverse()], BaselineAlerts = [.. bundle.BaselineAlerts.Reverse()] };
        Assert.Equal(Ranked(bundle).Select(s => (s.Entity, Math.Round(s.Score, 9))), Ranked(shuffled).Select(s => (s.Entity, Math.Round(s.Score, 9))));
    }

    [Fact]
    public void AnAlertThatComesTwiceCountsOnce()
    {
        var bundle = Mixed();
        Assert.Equal(Ranked(bundle).Select(s => s.Score), Ranked(bundle with { Alerts = [.. bundle.Alerts, .. bundle.Alerts] }).Select(s => s.Score));
    }

    [Fact]
    public void NamesDoNotMatter()
    {
        var bundle = Mixed();
        string Name(string entity) => "n" + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(entity)))[..8];
        Assert.Equal(
            Ranked(bundle).Select(s => (Name(s.Entity), Math.Round(s.Score, 9))).Order(), Ranked(Some.Renamed(bundle, Name)).Select(s => (s.Entity, Math.Round(s.Score, 9))).Order());
    }

    private static IncidentBundle Mixed()
    {
        var random = new Random(5);
        string[] entities = ["a", "b", "c", "d"];
        RaisedAlert Any(string incident) => Some.Raised(entities[random.Next(4)], $"m{random.Next(6)} up", incident, random.Next(3) == 0 ? "trace" : "metric", random.Next(2) == 0 ? entities[random.Next(4)] : "");
        return new() { BaselineAlerts = [.. Past(40, i => Enumerable.Range(0, 6).Select(_ => Any(i)))], Alerts = [.. Enumerable.Range(0, 8).Select(_ => Any(""))] };
    }

    private static int Number(string incident) => int.Parse(incident, System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<RaisedAlert> Past(int incidents, Func<string, IEnumerable<RaisedAlert>> alerts) =>
        Enumerable.Range(0, incidents).SelectMany(i => alerts(i.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private static List<Suspect> Ranked(IncidentBundle bundle) => [.. Finder.Find(bundle).OrderByDescending(s => s.Score).ThenBy(s => s.Entity, StringComparer.Ordinal)];
}
