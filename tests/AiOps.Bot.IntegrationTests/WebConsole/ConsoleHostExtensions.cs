using System.Net.Http.Json;
using System.Text.Json;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Tests;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace AiOps.Bot.IntegrationTests.WebConsole;

internal static class ConsoleHostExtensions
{
    /// <summary>An incident with one proposal that waits for approval.</summary>
    public static async Task<Remediation> SeedAsync(this ConsoleHost host, ActionTier tier = ActionTier.Reversible, DateTimeOffset? expiresAt = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await host.Desk.ApplyAsync(new IncidentChange { Incidents = [Some.Incident() with { Version = 0 }] }, cancellation);
        var remediation = Some.Remediation(tier, expiresAt: expiresAt ?? TimeProvider.System.GetUtcNow().AddHours(1));
        await host.Desk.SaveAsync(new RemediationChange { Remediations = [remediation] }, cancellation);
        return remediation;
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    public static async Task<IDocument> PageAsync(this HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public static Task<HttpResponseMessage> DecideAsync(this HttpClient client, Remediation remediation, string decision, string? digest = null) =>
        client.PostAsJsonAsync($"/api/v1/remediations/{remediation.Id}/{decision}", new { digest = digest ?? remediation.Digest, reason = "seen it" }, TestContext.Current.CancellationToken);
}
