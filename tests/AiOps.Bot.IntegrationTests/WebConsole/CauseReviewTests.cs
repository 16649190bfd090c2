using System.Net;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Memory;
using AiOps.Bot.Tests;
using AiOps.Bot.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace AiOps.Bot.IntegrationTests.WebConsole;

/// <summary>What people say of the cause when an incident is over, and what is drafted from its record.</summary>
public sealed class CauseReviewTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"answer":"yes"}""", "Yes", "because of crontab-fault")]
    [InlineData("""{"answer":"no"}""", "No", "not: because of crontab-fault")]
    [InlineData("""{"answer":"other","reason":"a full disk"}""", "Other", "a full disk; not: because of crontab-fault")]
    public async Task TheApiTakesAnAnswerAndRemembersIt(string body, string answer, string text)
    {
        await using var host = await StartAsync();
        using var response = await PostAsync(host, body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var cause = (await response.JsonAsync()).GetProperty("cause");
        Assert.Equal((answer, text), (cause.GetProperty("answer").GetString(), cause.GetProperty("text").GetString()), new Insensitive());
        Assert.Single(Memory(host).Remembered);
    }

    [Theory]
    [InlineData("""{"answer":"maybe"}""")]
    [InlineData("""{"answer":"7"}""")]
    [InlineData("{}")]
    [InlineData("""{"answer":"other"}""")]
    public async Task WhatIsNoAnswerIsRefused(string body)
    {
        await using var host = await StartAsync();
        using var response = await PostAsync(host, body);
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Empty(Memory(host).Remembered);
    }

    [Fact]
    public async Task NobodyAnswersWithoutAnAccount()
    {
        await using var host = await ConsoleHost.StartAsync(withTokens: true);
        using var response = await PostAsync(host, """{"answer":"yes"}""");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task TheDraftIsMarkdownInTheZoneThatIsNamed()
    {
        await using var host = await StartAsync();
        using var client = host.Client();
        foreach (var path in (string[])["/api/v1/incidents/inc-1/post-mortem?zone=Asia/Tokyo", "/incidents/inc-1/post-mortem?zone=Asia/Tokyo"])
        {
            using var response = await client.GetAsync(path, Ct);
            Assert.Equal("text/markdown", response.Content.Headers.ContentType!.MediaType);
            Assert.Contains("Times are in Asia/Tokyo", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/api/v1/incidents/inc-1/post-mortem?zone=Mars", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/v1/incidents/inc-9/post-mortem", Ct)).StatusCode);
    }

    [Fact]
    public async Task ThePageAsksOnAPhoneWithScriptsOffAndShowsTheAnswer()
    {
        await using var browser = await Browser.OpenAsync();
        await using var host = await StartAsync();
        var page = await browser.PageAsync(host.Address, 390, scripts: false);
        await page.GotoAsync("/incidents/inc-1");
        await Browser.KeepAsync(page, "review-before-390");
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Was this the cause?" })).ToContainTextAsync("because of crontab-fault");
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, it was" }).ClickAsync();
        await Assertions.Expect(page.Locator("#outcome")).ToContainTextAsync("noted");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("because of crontab-fault, says");
        await Browser.KeepAsync(page, "review-after-390");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));
        Assert.Contains(TimelineVerbs.CauseConfirmed, host.Desk.Verbs);
    }

    private static async Task<ConsoleHost> StartAsync()
    {
        var host = await ConsoleHost.StartAsync();
        await host.Desk.ApplyAsync(new IncidentChange { Incidents = [Some.Incident() with { Version = 0, Status = IncidentStatus.Resolved, ResolvedAt = Some.Noon }] }, Ct);
        Evidence[] evidence =
        [
            Some.Evidence("E1", Some.Draft(EvidenceKinds.CrontabFault).With("7 * * * * ops /opt/exprot.sh", Some.Noon)),
            Some.Evidence("E2", Some.Draft(EvidenceKinds.MetricDeviation) with { Title = "2 of 5 metrics of i-0aa11bb22cc33dd44 left the ordinary: NetworkPacketsIn went to 485 from 172", Lines = [new(null, null, "NetworkPacketsIn Sum: 172 ordinarily, 485 since, 6.1 deviations away", false)] }),
            Some.Evidence("E3", Some.Draft(EvidenceKinds.PastIncident).With("Confirmed cause: a slip of the hand", Some.Noon, tainted: true) with { Title = "inc-0 of 2026-03-01 was like this (100 % alike); Ben (slack) confirmed its cause" }),
        ];
        host.Investigations.Latest[new("inc-1")] = Some.Investigation(evidence) with
        {
            Hypotheses = [Some.Hypothesis("crontab-fault", 0.8, "E1", "E3")],
            Gaps = [new("spans", "the permission xray:GetTraceSummaries is missing for: xray GetTraceSummaries")],
        };
        return host;
    }

    private static InMemoryMemory Memory(ConsoleHost host) => (InMemoryMemory)host.Services.GetRequiredService<IIncidentMemory>();

    private static Task<HttpResponseMessage> PostAsync(ConsoleHost host, string body) =>
        host.Client().PostAsync("/api/v1/incidents/inc-1/review-cause", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Ct);

    private sealed class Insensitive : IEqualityComparer<(string?, string?)>
    {
        public bool Equals((string?, string?) x, (string?, string?) y) => string.Equals(x.Item1, y.Item1, StringComparison.OrdinalIgnoreCase) && x.Item2 == y.Item2;

        public int GetHashCode((string?, string?) obj) => 0;
    }
}
