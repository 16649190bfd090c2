using System.Net;
using AiOps.Bot.Core.Remediations;
using AngleSharp.Dom;

namespace AiOps.Bot.IntegrationTests.WebConsole;

public sealed class FormTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AFormWithoutItsTokenIsRefused()
    {
        await using var host = await ConsoleHost.StartAsync();
        var remediation = await host.SeedAsync();

        var answer = await host.Client().PostAsync("/remediations/rem-1/approve", new FormUrlEncodedContent([new("digest", remediation.Digest)]), Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("approved", host.Desk.Verbs);
    }

    [Fact]
    public async Task TheApproveButtonApprovesAndTheNextPageSaysSoOnce()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.SeedAsync();
        using var client = host.Client();

        var answer = await PressAsync(client, "approve");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/incidents/inc-1", answer.Headers.Location!.OriginalString);
        Assert.Contains("approved", host.Desk.Verbs);
        Assert.StartsWith("Done: approved", (await client.PageAsync("/incidents/inc-1")).GetElementById("outcome")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await client.PageAsync("/incidents/inc-1")).GetElementById("outcome"));
    }

    [Fact]
    public async Task ARefusalIsShownWithItsReason()
    {
        await using var host = await ConsoleHost.StartAsync();
        var remediation = await host.SeedAsync();
        using var client = host.Client();
        var page = await client.PageAsync("/incidents/inc-1");
        await host.Client().DecideAsync(remediation, "reject");

        await PressAsync(client, "approve", page);

        Assert.Contains("rejected by Local operator", (await client.PageAsync("/incidents/inc-1")).QuerySelector("#outcome.refused")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADisruptiveActionIsNotApprovedUnlessTheImpactIsAccepted()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.SeedAsync(ActionTier.Disruptive);
        using var client = host.Client();

        await PressAsync(client, "approve");
        Assert.DoesNotContain("approved", host.Desk.Verbs);
        await PressAsync(client, "approve", extra: ("acceptImpact", "yes"));
        Assert.Contains("approved", host.Desk.Verbs);
    }

    [Fact]
    public async Task TheDryRunButtonSaysWhatWouldHappen()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.SeedAsync();
        using var client = host.Client();

        await PressAsync(client, "dry-run");

        Assert.Contains("it would succeed", (await client.PageAsync("/incidents/inc-1")).GetElementById("outcome")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("on", host.Switch.State);
    }

    [Fact]
    public async Task AnOutcomeCannotBeForgedByALinkOrACookie()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.SeedAsync();
        using var client = host.Client();
        client.DefaultRequestHeaders.Add("Cookie", "aiops-outcome=eyJBY2NlcHRlZCI6dHJ1ZX0");

        Assert.Null((await client.PageAsync("/incidents/inc-1?outcome=approved")).GetElementById("outcome"));
    }

    [Fact]
    public async Task TheIncidentIsTakenAndResolvedByItsButtons()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.SeedAsync();
        using var client = host.Client();

        await SubmitAsync(client, "/incidents/inc-1/acknowledge", await client.PageAsync("/incidents/inc-1"));
        await SubmitAsync(client, "/incidents/inc-1/resolve", await client.PageAsync("/incidents/inc-1"), ("reason", "done by hand"));

        Assert.Equal(["acknowledged", "resolved"], host.Desk.Verbs);
    }

    [Theory]
    [InlineData("/incidents/inc-9")]
    [InlineData("/nothing/here")]
    public async Task WhatIsNotThereIsAPageForPeople(string path)
    {
        await using var host = await ConsoleHost.StartAsync();

        var page = await host.Client().PageAsync(path);

        Assert.Contains("404", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main a[href='/']"));
    }

    [Fact]
    public async Task AskingShowsQueryWindowRowCountAndLines()
    {
        await using var host = await ConsoleHost.StartAsync();

        var page = await host.Client().PageAsync("/ask?question=failed%20logins");

        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("26 rows match", text, StringComparison.Ordinal);
        Assert.Contains("group contains \"auth\"", text, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", text, StringComparison.Ordinal);
        Assert.Equal("failed logins", page.GetElementById("question")!.GetAttribute("value"));
    }

    [Fact]
    public async Task SigningInLeadsBackAndSigningOutEndsIt()
    {
        await using var host = await ConsoleHost.StartAsync(withTokens: true);
        await host.SeedAsync();
        using var client = host.Client();
        using var first = new HttpRequestMessage(HttpMethod.Get, "/incidents/inc-1");
        first.Headers.Accept.ParseAdd("text/html");
        var sentAway = await client.SendAsync(first, Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, sentAway.StatusCode);

        var login = await client.PageAsync(sentAway.Headers.Location!.PathAndQuery);
        var wrong = await SubmitAsync(client, "/login", login, ("token", "wrong"));
        var right = await SubmitAsync(client, "/login", login, ("token", ConsoleHost.Token));

        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal("/incidents/inc-1", right.Headers.Location!.OriginalString);
        var page = await client.PageAsync("/incidents/inc-1");
        Assert.Contains("You are Ana.", page.Body!.TextContent, StringComparison.Ordinal);
        await SubmitAsync(client, "/logout", page);
        Assert.Null((await client.PageAsync("/incidents/inc-1")).QuerySelector(".incident"));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task SigningInNeverLeadsToAnotherSite(string returnUrl)
    {
        await using var host = await ConsoleHost.StartAsync(withTokens: true);
        using var client = host.Client();
        var login = await client.PageAsync("/login?ReturnUrl=" + Uri.EscapeDataString(returnUrl));

        var answer = await SubmitAsync(client, "/login", login, ("token", ConsoleHost.Token));

        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    private static async Task<HttpResponseMessage> PressAsync(HttpClient client, string decision, IDocument? page = null, params (string Name, string Value)[] extra)
    {
        page ??= await client.PageAsync("/incidents/inc-1");
        return await SubmitAsync(client, page.QuerySelector($"[formaction$={decision}]")!.GetAttribute("formaction")!, page, extra);
    }

    /// <summary>Sends what a browser would: the hidden fields of the form, and what was filled in.</summary>
    private static Task<HttpResponseMessage> SubmitAsync(HttpClient client, string path, IDocument page, params (string Name, string Value)[] filled)
    {
        var form = page.QuerySelector($"[formaction='{path}']")?.Closest("form") ?? page.QuerySelector($"form[action='{path}']")!;
        var fields = form.QuerySelectorAll("input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""));
        return client.PostAsync(path, new FormUrlEncodedContent([.. fields, .. filled.Select(f => KeyValuePair.Create(f.Name, f.Value))]), Cancellation);
    }
}
