using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.WebConsole;
using AiOps.Bot.WebConsole.Pages;
using AngleSharp.Dom;

namespace AiOps.Bot.Tests.WebConsole;

public sealed class IncidentPageTests
{
    private const string Hostile = "<script>alert(1)</script>\" onclick=\"x\u202E\u200B\u001b[31m";

    private static readonly Investigation Found = Some.Investigation(
        Some.Evidence("E1", Some.Draft(EvidenceKinds.TriggerLines).With("Failed password for invalid user " + Hostile, Some.Noon, tainted: true)),
        Some.Evidence("E2", Some.Draft(EvidenceKinds.ExposedPort))) with
    {
        Hypotheses = [Some.Hypothesis(HypothesisKinds.PortOpenToTheWorld, 0.9, "E1", "E2"), Some.Hypothesis(HypothesisKinds.GuessedCredential, 0.5, "E1")],
        RuledOut = [Some.Hypothesis(HypothesisKinds.HostSilent, 0.1, "E2") with { RuledOutBecause = "it still writes" }],
        Gaps = [new("CloudTrail changes", "cloudtrail:LookupEvents is missing")],
    };

    [Fact]
    public async Task TheCauseLeadsToItsEvidence()
    {
        var page = await PageAsync();

        var cite = page.QuerySelector("[data-live=likely] a.cite")!;
        Assert.Equal("#E1", cite.GetAttribute("href"));
        Assert.NotNull(page.GetElementById("E1"));
        Assert.Contains("Likely", page.QuerySelector("[data-live=likely] .confidence")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItSaysWhatWasRuledOutAndWhatCouldNotBeRead()
    {
        var text = (await PageAsync()).Body!.TextContent;

        Assert.Contains("it still writes", text, StringComparison.Ordinal);
        Assert.Contains("cloudtrail:LookupEvents is missing", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingThatAnOutsiderWroteBecomesMarkup()
    {
        var incident = Some.Incident() with { Title = Hostile, Owner = Hostile, Resources = [new(Hostile)] };
        var entry = TimelineChain.Append(new(incident.Id, Some.Noon, Hostile, TimelineVerbs.Resolved, Hostile), 1, TimelineChain.Genesis);
        var html = await HtmlAsync(incident, [Some.Remediation() with { Title = Hostile, Reason = Hostile, Status = RemediationStatus.Failed }], timeline: [entry]);

        Assert.DoesNotContain("<script>alert", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\u202E', html);
        Assert.DoesNotContain('\u200B', html);
        Assert.DoesNotContain('\u001b', html);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
        Assert.DoesNotContain(page.All, e => e.HasAttribute("onclick") || e.HasAttribute("style"));
        Assert.All(page.Scripts, s => Assert.StartsWith("/assets/console.js", s.Source, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ATaintedLineSaysSoInWords()
    {
        var line = (await PageAsync()).QuerySelector("#E1 .is-tainted")!;

        Assert.Contains("An outsider may have written part of this line.", line.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AProposalShowsTheExactCallsAndItsFormCarriesTheDigest()
    {
        var remediation = Some.Remediation();
        var page = await PageAsync(remediations: [remediation]);

        var proposal = page.QuerySelector(".proposal")!;
        Assert.Contains("ec2 Switch to=off", proposal.TextContent, StringComparison.Ordinal);
        Assert.Contains("ec2 Switch to=on", proposal.TextContent, StringComparison.Ordinal);
        Assert.Contains("nobody notices", proposal.TextContent, StringComparison.Ordinal);
        Assert.Equal(remediation.Digest, proposal.QuerySelector("input[name=digest]")!.GetAttribute("value"));
        Assert.Equal("a-token", proposal.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task TheEnterKeyPressesTheHarmlessButton()
    {
        var page = await PageAsync(remediations: [Some.Remediation()]);

        var buttons = page.QuerySelectorAll(".proposal button").Select(b => b.GetAttribute("formaction"));
        Assert.Equal(["/remediations/rem-1/dry-run", "/remediations/rem-1/approve", "/remediations/rem-1/reject"], buttons);
    }

    [Fact]
    public async Task ADisruptiveActionAsksToAcceptTheImpact()
    {
        Assert.NotNull((await PageAsync(remediations: [Some.Remediation(ActionTier.Disruptive)])).QuerySelector(".proposal input[name=acceptImpact][required]"));
        Assert.Null((await PageAsync(remediations: [Some.Remediation()])).QuerySelector(".proposal input[name=acceptImpact]"));
    }

    [Fact]
    public async Task WhoeverMayNotApproveGetsNoButtonAndIsToldWhy()
    {
        var page = await PageAsync(remediations: [Some.Remediation(ActionTier.Disruptive)], person: Some.Trainee);

        Assert.Null(page.QuerySelector("[formaction$=approve]"));
        Assert.Contains("You may not approve it: you are not entitled to approve disruptive actions on sg-1 (prod); ask Ana or Ben", page.QuerySelector(".proposal")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RemediationStatus.Approved)]
    [InlineData(RemediationStatus.Running)]
    [InlineData(RemediationStatus.Rejected)]
    [InlineData(RemediationStatus.Expired)]
    [InlineData(RemediationStatus.Superseded)]
    [InlineData(RemediationStatus.Failed)]
    public async Task WhatCannotBeDecidedHasNoButtons(RemediationStatus status)
    {
        var page = await PageAsync(remediations: [Some.Remediation() with { Status = status }]);

        Assert.Empty(page.QuerySelectorAll(".proposal button"));
    }

    [Fact]
    public async Task AnExpiredProposalHasNoButtonsEvenBeforeItsStatusSaysSo() =>
        Assert.Empty((await PageAsync(remediations: [Some.Remediation(expiresAt: Some.Noon)])).QuerySelectorAll(".proposal button"));

    [Fact]
    public async Task WhatWorkedCanBeRolledBack()
    {
        var page = await PageAsync(remediations: [Some.Remediation() with { Status = RemediationStatus.Succeeded }]);

        Assert.Equal(["/remediations/rem-1/rollback"], page.QuerySelectorAll(".proposal button").Select(b => b.GetAttribute("formaction")));
    }

    [Fact]
    public async Task AResolvedIncidentCannotBeResolvedAgain()
    {
        var page = await PageAsync(Some.Incident() with { Status = IncidentStatus.Resolved, ResolvedAt = Some.Noon });

        Assert.Null(page.QuerySelector("form[action$=resolve]"));
        Assert.Null(page.QuerySelector("form[action$=acknowledge]"));
    }

    [Fact]
    public async Task BeforeTheInvestigationIsDoneThePageSaysSo()
    {
        var html = await RenderedPage.HtmlAsync<IncidentPage>(Parameters(Some.Incident(), [], null, []));

        Assert.Contains("The investigation is running", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARefusalIsShownWithItsReason()
    {
        var page = await PageAsync(outcome: new Outcome(false, "the proposal expired at 03:12 UTC"));

        var box = page.QuerySelector("[role=alert]")!;
        Assert.Equal("Not done: the proposal expired at 03:12 UTC", box.TextContent);
    }

    [Fact]
    public async Task ThePageCanBeUsedWithoutEyesOrMouse()
    {
        var page = await PageAsync(remediations: [Some.Remediation(), Some.Remediation() with { Id = new("rem-2"), Status = RemediationStatus.Succeeded }]);

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("#main", page.QuerySelector("body a")!.GetAttribute("href"));
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.NotNull(page.QuerySelector("header.top nav[aria-label]"));
        Assert.NotNull(page.QuerySelector("[role=status][aria-live=polite]"));
        Assert.All(page.QuerySelectorAll("input:not([type=hidden]):not([type=checkbox])"), i => Assert.NotNull(page.QuerySelector($"label[for='{i.Id}']")));
        Assert.All(page.QuerySelectorAll("input[type=checkbox]"), i => Assert.NotNull(i.Closest("label")));
        Assert.All(page.QuerySelectorAll("[aria-labelledby]"), e => Assert.NotNull(page.GetElementById(e.GetAttribute("aria-labelledby")!)));
        var ids = page.All.Where(e => e.Id is { Length: > 0 }).Select(e => e.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public async Task EveryTimeCanBeReadByMachineAndNamesItsZone()
    {
        var times = (await PageAsync(remediations: [Some.Remediation()])).QuerySelectorAll("time");

        Assert.NotEmpty(times);
        Assert.All(times, t => Assert.True(DateTimeOffset.TryParse(t.GetAttribute("datetime"), out _)));
        Assert.All(times, t => Assert.EndsWith("UTC", t.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AHugeLineIsCut()
    {
        var huge = Some.Investigation(Some.Evidence("E1", Some.Draft(EvidenceKinds.TriggerLines).With(new string('x', 100_000))));
        var html = await RenderedPage.HtmlAsync<IncidentPage>(Parameters(Some.Incident(), [], huge, []));

        Assert.Contains("more characters)", html, StringComparison.Ordinal);
        Assert.InRange(html.Length, 1, 20_000);
    }

    [Fact]
    public async Task TheChartHasItsWordsForThoseWhoDoNotSeeIt()
    {
        var parameters = new { Card = CardBuilder.Build(new CardInput(Some.Incident(), [], Found, [], Some.Noon) { Chart = Some.SilentChart() }), Investigation = Found, Remediations = Array.Empty<Remediation>(), Timeline = Array.Empty<TimelineEntry>(), Viewer = new Viewer(Some.Ana, Some.Noon), Outcome = (Outcome?)null };
        var chart = (await RenderedPage.DocumentAsync<IncidentPage>(parameters)).QuerySelector("figure.chart")!;

        Assert.Equal("Usually 24 a day; none since 2026-02-20.", chart.QuerySelector("svg[role=img] desc")!.TextContent);
        Assert.Contains("Usually 24 a day", chart.QuerySelector("figcaption")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(22, chart.QuerySelector("path.marks")!.GetAttribute("d")!.Count(c => c == 'M'));
        Assert.Equal(20, chart.QuerySelector("path.series")!.GetAttribute("d")!.Count(c => c == 'M'));
    }

    [Fact]
    public async Task WithoutAChartNoPlaceIsKeptForIt() => Assert.Null((await PageAsync()).QuerySelector("figure.chart"));

    private static async Task<IDocument> PageAsync(
        Incident? incident = null, IReadOnlyList<Remediation>? remediations = null, Outcome? outcome = null, Person? person = null) =>
        await RenderedPage.DocumentAsync<IncidentPage>(Parameters(incident ?? Some.Incident(), remediations ?? [], Found, [], outcome, person));

    private static Task<string> HtmlAsync(Incident incident, IReadOnlyList<Remediation> remediations, IReadOnlyList<TimelineEntry> timeline) =>
        RenderedPage.HtmlAsync<IncidentPage>(Parameters(incident, remediations, Found, timeline));

    private static object Parameters(
        Incident incident, IReadOnlyList<Remediation> remediations, Investigation? investigation, IReadOnlyList<TimelineEntry> timeline, Outcome? outcome = null, Person? person = null) => new
        {
            Card = CardBuilder.Build(new CardInput(incident, [], investigation, remediations, Some.Noon)),
            Investigation = investigation,
            Remediations = remediations,
            Timeline = timeline,
            Viewer = new Viewer(person ?? Some.Ana, Some.Noon)
            {
                Denied = remediations.Select(r => (r.Id, Why: ApprovalPolicy.RefusePerson(r, person ?? Some.Ana, Some.Facts())?.Reason)).Where(r => r.Why is not null).ToDictionary(r => r.Id, r => r.Why!),
            },
            Outcome = outcome,
        };
}
