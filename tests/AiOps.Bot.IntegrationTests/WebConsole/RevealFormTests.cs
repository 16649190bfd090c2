using System.Net;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Tests;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.WebConsole;

/// <summary>The console shows placeholders, and the value to whoever may see it, after a click.</summary>
public sealed class RevealFormTests
{
    private const string Person = "marta@example.org";
    private const string Password = "Tr0ub4dor9x";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task SeedAsync(ConsoleHost host)
    {
        await host.Desk.ApplyAsync(new IncidentChange { Incidents = [Some.Incident() with { Version = 0, Title = $"logins of {Person} fail" }] }, Cancellation);
        var found = Some.Draft(EvidenceKinds.TriggerLines, Some.Noon).With($"login of {Person} with password={Password} failed", Some.Noon, tainted: true);
        await host.Services.GetRequiredService<IInvestigationStore>().SaveAsync(Some.Investigation(Some.Evidence("E1", found)), Some.Incident(), [], Cancellation);
    }

    private static async Task<HttpResponseMessage> PressAsync(HttpClient client, IDocument page, string? placeholder = null)
    {
        var form = page.QuerySelector("form[action$='/reveal']")!;
        var fields = form.QuerySelectorAll("input").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value")!);
        fields["placeholder"] = placeholder ?? fields["placeholder"];
        return await client.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(fields), Cancellation);
    }

    [Fact]
    public async Task NeitherThePageNorTheListNorTheApiHasAPersonOrASecret()
    {
        await using var host = await ConsoleHost.StartAsync();
        await SeedAsync(host);
        foreach (var path in new[] { "/", "/incidents/inc-1", "/incidents/inc-1/post-mortem", "/api/v1/incidents", "/api/v1/incidents/inc-1" })
        {
            var text = WebUtility.HtmlDecode(await host.Client().GetStringAsync(path, Cancellation));
            Assert.DoesNotContain(Person, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Password, text, StringComparison.Ordinal);
            Assert.Contains("secret:email:", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WhoMayPressesAndSeesTheValueAndTheTimelineSaysWho()
    {
        await using var host = await ConsoleHost.StartAsync();
        await SeedAsync(host);
        using var client = host.Client();
        var page = await client.PageAsync("/incidents/inc-1");
        Assert.Single(page.QuerySelectorAll("form[action$='/reveal']"));

        var answer = await PressAsync(client, page);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains(Person, await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Contains(TimelineVerbs.Revealed, host.Desk.Verbs);
        Assert.DoesNotContain(Person, (await client.PageAsync("/incidents/inc-1")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoMayNotIsToldWhy()
    {
        await using var host = await ConsoleHost.StartAsync(withTokens: true);
        await SeedAsync(host);
        using var client = host.Client(ConsoleHost.Token);
        var answer = await PressAsync(client, await client.PageAsync("/incidents/inc-1"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("you are not entitled to see a value of kind email in prod", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Person, text, StringComparison.Ordinal);
        Assert.Contains(TimelineVerbs.RevealRefused, host.Desk.Verbs);
    }

    [Fact]
    public async Task TheSettingsSayWhoMay()
    {
        await using var host = await ConsoleHost.StartAsync(withTokens: true, ("Security:People:0:Reveal:0:Kinds:0", "email"), ("Security:People:0:Reveal:0:Environments:0", "prod"));
        await SeedAsync(host);
        using var client = host.Client(ConsoleHost.Token);
        var answer = await PressAsync(client, await client.PageAsync("/incidents/inc-1"));
        Assert.Contains(Person, await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("[secret:password:1]")]
    [InlineData("")]
    public async Task NothingElseIsTold(string placeholder)
    {
        await using var host = await ConsoleHost.StartAsync();
        await SeedAsync(host);
        using var client = host.Client();
        var answer = await PressAsync(client, await client.PageAsync("/incidents/inc-1"), placeholder);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain("<script>alert", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutTheFormsTokenNothingIsTold()
    {
        await using var host = await ConsoleHost.StartAsync();
        await SeedAsync(host);
        var placeholder = Placeholders.In(host.Services.GetRequiredService<IRedactor>().Of(new IncidentId("inc-1")).Redact("mail to " + Person)).Single();
        var answer = await host.Client().PostAsync("/incidents/inc-1/reveal", new FormUrlEncodedContent([new("placeholder", placeholder)]), Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
