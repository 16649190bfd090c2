using System.Net;
using System.Net.Http.Json;
using System.Text;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.IntegrationTests.WebConsole;

public sealed class ApiTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheListHasItemsWithTheContractsFields()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.SeedAsync();

        var list = await (await host.Client().GetAsync("/api/v1/incidents", Cancellation)).JsonAsync();

        var item = list.GetProperty("items")[0];
        Assert.Equal("inc-1", item.GetProperty("id").GetString());
        Assert.Equal("High", item.GetProperty("severity").GetString());
        Assert.Equal("Triggered", item.GetProperty("status").GetString());
        Assert.NotEmpty(item.GetProperty("title").GetString()!);
    }

    [Fact]
    public async Task OneIncidentHasEverythingThatIsKnown()
    {
        await using var host = await ConsoleHost.StartAsync();
        var remediation = await host.SeedAsync();

        var incident = await (await host.Client().GetAsync("/api/v1/incidents/inc-1", Cancellation)).JsonAsync();

        Assert.All(["evidence", "hypotheses", "ruledOut", "gaps", "timeline"], name => Assert.Equal(System.Text.Json.JsonValueKind.Array, incident.GetProperty(name).ValueKind));
        var offered = incident.GetProperty("remediations")[0];
        Assert.Equal(remediation.Digest, offered.GetProperty("digest").GetString());
        Assert.Equal("Proposed", offered.GetProperty("status").GetString());
        Assert.Equal("test.switch", offered.GetProperty("action").GetString());
        Assert.Equal("sg-1", offered.GetProperty("resource").GetString());
        Assert.Equal("Reversible", offered.GetProperty("tier").GetString());
        Assert.True(offered.TryGetProperty("expiresAt", out _));
    }

    [Fact]
    public async Task AnApprovalAnswersTheNewState()
    {
        await using var host = await ConsoleHost.StartAsync();
        var remediation = await host.SeedAsync();

        var answer = await (await host.Client().DecideAsync(remediation, "approve")).JsonAsync();

        Assert.Equal("Approved", answer.GetProperty("status").GetString());
        Assert.Equal("Local operator", answer.GetProperty("approvals")[0].GetProperty("person").GetString());
        Assert.Contains("approved", host.Desk.Verbs);
    }

    [Fact]
    public async Task ARejectionAnswersTheNewState()
    {
        await using var host = await ConsoleHost.StartAsync();
        var remediation = await host.SeedAsync();

        Assert.Equal("Rejected", (await (await host.Client().DecideAsync(remediation, "reject")).JsonAsync()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task ADryRunSaysWhatWouldHappenAndChangesNothing()
    {
        await using var host = await ConsoleHost.StartAsync();
        var remediation = await host.SeedAsync();

        var answer = await (await host.Client().DecideAsync(remediation, "dry-run")).JsonAsync();

        Assert.True(answer.GetProperty("dryRun").GetProperty("wouldSucceed").GetBoolean());
        Assert.Equal("Proposed", answer.GetProperty("status").GetString());
        Assert.Equal("on", host.Switch.State);
    }

    [Fact]
    public async Task ARollBackAnswersTheInverseApproved()
    {
        await using var host = await ConsoleHost.StartAsync();
        var remediation = await host.SeedAsync();
        await host.Desk.SaveAsync(new RemediationChange { Remediations = [remediation with { Status = RemediationStatus.Succeeded, Version = 1 }] }, Cancellation);
        host.Switch.State = "off";

        var answer = await (await host.Client().DecideAsync(remediation, "rollback")).JsonAsync();

        Assert.Equal("Approved", answer.GetProperty("status").GetString());
        Assert.Equal("rem-1", answer.GetProperty("rollbackOf").GetString());
    }

    [Fact]
    public async Task ARefusalSaysWhyAsAProblemDocument()
    {
        await using var host = await ConsoleHost.StartAsync();
        var remediation = await host.SeedAsync();
        await host.Client().DecideAsync(remediation, "approve");

        await AssertProblemAsync(await host.Client().DecideAsync(remediation, "approve"), HttpStatusCode.Conflict, "decided before");
    }

    [Fact]
    public async Task ATamperedDigestIsRefused()
    {
        await using var host = await ConsoleHost.StartAsync();
        var remediation = await host.SeedAsync();

        await AssertProblemAsync(await host.Client().DecideAsync(remediation, "approve", new string('0', 64)), HttpStatusCode.Conflict, "not what is proposed");
        await AssertProblemAsync(await host.Client().DecideAsync(remediation, "dry-run", new string('0', 64)), HttpStatusCode.Conflict, "not what is proposed");
        await AssertProblemAsync(await host.Client().DecideAsync(remediation, "approve", ""), HttpStatusCode.BadRequest, "send the digest");
    }

    [Fact]
    public async Task AnExpiredProposalIsGone()
    {
        await using var host = await ConsoleHost.StartAsync();
        var remediation = await host.SeedAsync(expiresAt: TimeProvider.System.GetUtcNow().AddSeconds(-1));

        await AssertProblemAsync(await host.Client().DecideAsync(remediation, "approve"), HttpStatusCode.Gone, "expired");
    }

    [Fact]
    public async Task WhoeverIsNotEntitledIsForbidden()
    {
        await using var host = await ConsoleHost.StartAsync(withTokens: true);
        var remediation = await host.SeedAsync(ActionTier.Disruptive);

        await AssertProblemAsync(await host.Client(ConsoleHost.Token).DecideAsync(remediation, "approve"), HttpStatusCode.Forbidden, "not entitled to approve disruptive");
    }

    [Theory]
    [InlineData("/api/v1/remediations/rem-9/approve")]
    [InlineData("/api/v1/remediations/rem-9/dry-run")]
    [InlineData("/api/v1/incidents/inc-9/acknowledge")]
    [InlineData("/api/v1/incidents/inc-9/resolve")]
    [InlineData("/api/v1/alerts/nobody")]
    [InlineData("/api/v1/nothing")]
    public async Task WhatIsNotThereIsNotFound(string path)
    {
        await using var host = await ConsoleHost.StartAsync();

        await AssertProblemAsync(await host.Client().PostAsJsonAsync(path, new { digest = "x" }, Cancellation), HttpStatusCode.NotFound, "");
    }

    [Fact]
    public async Task AHundredApprovalsAtOnceAreOne()
    {
        await using var host = await ConsoleHost.StartAsync();
        var remediation = await host.SeedAsync();
        using var client = host.Client();

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => client.DecideAsync(remediation, "approve")));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(99, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task AnIncidentIsTakenAndClosed()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.SeedAsync();
        using var client = host.Client();

        var taken = await (await client.PostAsJsonAsync("/api/v1/incidents/inc-1/acknowledge", new { }, Cancellation)).JsonAsync();
        var closed = await (await client.PostAsJsonAsync("/api/v1/incidents/inc-1/resolve", new { reason = "fixed by hand" }, Cancellation)).JsonAsync();

        Assert.Equal("Local operator", taken.GetProperty("owner").GetString());
        Assert.Equal("Resolved", closed.GetProperty("status").GetString());
        await AssertProblemAsync(await client.PostAsJsonAsync("/api/v1/incidents/inc-1/resolve", new { }, Cancellation), HttpStatusCode.Conflict, "Resolved already");
    }

    [Theory]
    [InlineData("{\"digest\":", "line 1")]
    [InlineData("{\n\"digest\": 5}", "$.digest")]
    [InlineData("", "")]
    public async Task BadJsonIsToldWithItsPlace(string body, string place)
    {
        await using var host = await ConsoleHost.StartAsync();

        var answer = await host.Client().PostAsync("/api/v1/remediations/rem-1/approve", new StringContent(body, Encoding.UTF8, "application/json"), Cancellation);

        await AssertProblemAsync(answer, HttpStatusCode.BadRequest, place);
    }

    [Fact]
    public async Task AnAlertIsStoredBeforeItIsAcknowledged()
    {
        await using var host = await ConsoleHost.StartAsync();

        var answer = await host.Client().PostAsync("/api/v1/alerts/plain", new StringContent("{\"a\":1}", Encoding.UTF8, "application/json"), Cancellation);
        var again = await host.Client().PostAsync("/api/v1/alerts/plain", new StringContent("{\"a\":1}", Encoding.UTF8, "application/json"), Cancellation);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.False((await answer.JsonAsync()).GetProperty("duplicate").GetBoolean());
        Assert.True((await again.JsonAsync()).GetProperty("duplicate").GetBoolean());
        Assert.Equal("{\"a\":1}", Encoding.UTF8.GetString(Assert.Single(host.Inbox.All).Body.Span));
    }

    [Fact]
    public async Task AnAlertThatNobodyCanReadIsRefusedAtOnce()
    {
        await using var host = await ConsoleHost.StartAsync();

        var answer = await host.Client().PostAsync("/api/v1/alerts/plain", new StringContent("{", Encoding.UTF8, "application/json"), Cancellation);

        await AssertProblemAsync(answer, HttpStatusCode.BadRequest, "not JSON");
        Assert.Empty(host.Inbox.All);
    }

    [Fact]
    public async Task AnAlertOfMoreThanAMebibyteIsTooLarge()
    {
        await using var host = await ConsoleHost.StartAsync();

        var body = new StringContent($"{{\"a\":\"{new string('x', 1024 * 1024)}\"}}", Encoding.UTF8, "application/json");
        await AssertProblemAsync(await host.Client().PostAsync("/api/v1/alerts/plain", body, Cancellation), HttpStatusCode.RequestEntityTooLarge, "too large");
    }

    [Fact]
    public async Task AQuestionIsAnsweredWithQueryWindowAndRowCount()
    {
        await using var host = await ConsoleHost.StartAsync();

        var answer = await (await host.Client().PostAsJsonAsync("/api/v1/ask", new { question = "failed logins", since = "2h" }, Cancellation)).JsonAsync();

        Assert.Equal(26, answer.GetProperty("rowCount").GetInt64());
        Assert.Equal(TimeSpan.FromHours(2), answer.GetProperty("to").GetDateTimeOffset() - answer.GetProperty("from").GetDateTimeOffset());
        Assert.NotEmpty(answer.GetProperty("query").GetString()!);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("x", "yesterday")]
    [InlineData("x", "9999999999h")]
    [InlineData("x", "-1h")]
    public async Task AQuestionThatCannotBeReadIsABadRequest(string question, string? since)
    {
        await using var host = await ConsoleHost.StartAsync();

        await AssertProblemAsync(await host.Client().PostAsJsonAsync("/api/v1/ask", new { question, since }, Cancellation), HttpStatusCode.BadRequest, "");
    }

    [Fact]
    public async Task OurOwnFaultTellsNothingOfItsInsides()
    {
        await using var host = await ConsoleHost.StartAsync();

        var answer = await host.Client().PostAsJsonAsync("/api/v1/ask", new { question = "fail" }, Cancellation);

        Assert.DoesNotContain("secret-connection-string", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        await AssertProblemAsync(answer, HttpStatusCode.InternalServerError, "on our side");
    }

    [Fact]
    public async Task ProbesAndMetricsAnswer()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var client = host.Client();

        Assert.Equal("ok", (await (await client.GetAsync("/healthz", Cancellation)).JsonAsync()).GetProperty("status").GetString());
        Assert.Equal("ok", (await (await client.GetAsync("/readyz", Cancellation)).JsonAsync()).GetProperty("checks").GetProperty("store").GetString());
        // A request is counted when it has ended, which can be after its answer was read, and hosts of other tests count into the same process.
        await AssertMetricAsync(client, "http_server_request_duration_seconds_count\\{[^}]*http_route=\"/healthz\"[^}]*\\} [1-9][0-9]*\n");
    }

    private static async Task AssertMetricAsync(HttpClient client, string pattern)
    {
        var metrics = "";
        for (var attempt = 0; attempt < 100; attempt++)
        {
            metrics = await client.GetStringAsync("/metrics", Cancellation);
            if (System.Text.RegularExpressions.Regex.IsMatch(metrics, pattern))
                return;
            await Task.Delay(100, Cancellation);
        }
        Assert.Matches(pattern, metrics);
    }

    private static async Task AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string detail)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.JsonAsync();
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.Contains(detail, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
