using System.Net;
using AiOps.Bot.Core.Incidents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.IntegrationTests.WebConsole;

/// <summary>What people do with an incident over the API and by the console's forms, which work without scripts.</summary>
public sealed class IncidentVerbTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Verbs => new()
    {
        { "acknowledge", "{}", TimelineVerbs.Acknowledged },
        { "assign", """{"person":"me"}""", TimelineVerbs.Assigned },
        { "snooze", """{"for":"2h"}""", TimelineVerbs.Snoozed },
        { "escalate", """{"reason":"not my area"}""", TimelineVerbs.Escalated },
        { "resolve", """{"reason":"done by hand"}""", TimelineVerbs.Resolved },
        { "not-an-incident", """{"reason":"a drill"}""", TimelineVerbs.NotAnIncident },
    };

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task TheApiDoesItAndNotesIt(string verb, string body, string noted)
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.SeedAsync();
        host.Services.GetRequiredService<IOptions<IncidentOptions>>().Value.Escalation = [new() { Conversation = "slack:T1/C9" }];
        var answer = await PostAsync(host.Client(), $"/api/v1/incidents/inc-1/{verb}", body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("inc-1", (await answer.JsonAsync()).GetProperty("id").GetString());
        Assert.Contains(noted, host.Desk.Verbs);
    }

    [Theory]
    [InlineData("assign", """{"person":"nobody at all"}""", "nobody in the directory")]
    [InlineData("snooze", """{"for":"for ever"}""", "say for how long")]
    [InlineData("escalate", "{}", "nobody is configured to be called")]
    public async Task WhatCannotBeDoneIsAConflictWithTheReason(string verb, string body, string why)
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.SeedAsync();
        var answer = await PostAsync(host.Client(), $"/api/v1/incidents/inc-1/{verb}", body);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(why, await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Empty(host.Desk.Verbs);
    }

    [Theory]
    [InlineData("acknowledge")]
    [InlineData("assign")]
    [InlineData("snooze")]
    [InlineData("escalate")]
    [InlineData("resolve")]
    [InlineData("not-an-incident")]
    public async Task StrangersMissingIncidentsAndBareFormsAreTurnedAway(string verb)
    {
        await using var host = await ConsoleHost.StartAsync(withTokens: true);
        await host.SeedAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(host.Client(), $"/api/v1/incidents/inc-1/{verb}", "{}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(host.Client(ConsoleHost.Token), $"/api/v1/incidents/inc-9/{verb}", "{}")).StatusCode);
        using var form = await host.Client(ConsoleHost.Token).PostAsync($"/incidents/inc-1/{verb}", new FormUrlEncodedContent([new("for", "2h"), new("person", "ana")]), Ct);
        Assert.Equal(HttpStatusCode.BadRequest, form.StatusCode);
        Assert.Empty(host.Desk.Verbs);
    }

    /// <summary>What a browser sends that runs no script: the form's hidden fields and what was filled in.</summary>
    [Theory]
    [InlineData("assign", "person", "me", TimelineVerbs.Assigned)]
    [InlineData("snooze", "for", "2h", TimelineVerbs.Snoozed)]
    [InlineData("not-an-incident", "reason", "a drill", TimelineVerbs.NotAnIncident)]
    public async Task TheFormsWorkWithoutScripts(string verb, string field, string value, string noted)
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.SeedAsync();
        using var client = host.Client();
        var page = await client.PageAsync("/incidents/inc-1");
        var path = $"/incidents/inc-1/{verb}";
        var form = (page.QuerySelector($"[formaction='{path}']")?.Closest("form") ?? page.QuerySelector($"form[action='{path}']"))!;
        Assert.NotNull(form.QuerySelector($"[name='{field}']"));
        var hidden = form.QuerySelectorAll("input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""));

        using var answer = await client.PostAsync(path, new FormUrlEncodedContent([.. hidden, new(field, value)]), Ct);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Contains(noted, host.Desk.Verbs);
        Assert.StartsWith("Done:", (await client.PageAsync("/incidents/inc-1")).GetElementById("outcome")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheDocumentDescribesEveryVerb()
    {
        await using var host = await ConsoleHost.StartAsync();
        var paths = (await (await host.Client().GetAsync("/openapi/v1.json", Ct)).JsonAsync()).GetProperty("paths");
        foreach (var verb in Endpoints.ActOnIncident.Verbs)
        {
            var post = paths.GetProperty($"/api/v1/incidents/{{id}}/{verb}").GetProperty("post");
            Assert.True(post.GetProperty("requestBody").GetProperty("content").TryGetProperty("application/json", out _));
            Assert.All(["200", "403", "404", "409"], status => Assert.True(post.GetProperty("responses").TryGetProperty(status, out _), $"{verb} {status}"));
            Assert.NotEqual("", post.GetProperty("summary").GetString());
        }
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string body) =>
        client.PostAsync(path, new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Ct);
}
