using System.Net;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Tests;

namespace AiOps.Bot.IntegrationTests.Conversations;

public sealed class ChartFetchTests
{
    [Fact]
    public async Task AChatPlatformFetchesThePictureByItsSignedName()
    {
        await using var host = await ChatHost.StartAsync(Some.People, ("Chat:PublicUrl", "https://aiops.example"));
        var incident = await SeedAsync(host);
        var card = (await host.Get<IReadCards>().ReadAsync(incident, null, ChatHost.Ct))!;
        Assert.True(card.Chart!.IsMeasured);
        var link = host.Get<ChartLinks>().Of(card)!;

        using var answer = await host.Http.GetAsync(link.PathAndQuery, ChatHost.Ct);
        Assert.Equal((HttpStatusCode.OK, "image/png"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var picture = await answer.Content.ReadAsByteArrayAsync(ChatHost.Ct);
        Assert.Equal("89504E470D0A1A0A", Convert.ToHexString(picture.AsSpan(0, 8)));
    }

    [Fact]
    public async Task ANameThatWeDidNotSignIsNotFound()
    {
        await using var host = await ChatHost.StartAsync(Some.People, ("Chat:PublicUrl", "https://aiops.example"));
        var incident = await SeedAsync(host);
        foreach (var name in (string[])[incident.Value, "AAAAAGluYy0xAAAAAAAAAAAAAAAAAAAAAA", "..%2F..%2Fetc%2Fpasswd"])
        {
            using var answer = await host.Http.GetAsync($"/charts/{name}.png", ChatHost.Ct);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private static async Task<IncidentId> SeedAsync(ChatHost host)
    {
        var now = TimeProvider.System.GetUtcNow();
        var incident = Some.OpenIncident("inc-cpu") with { OpenedAt = now, StartedAt = now.AddHours(-1), LastSeen = now, NeedsInvestigation = false };
        var alert = new Alert
        {
            Id = new("alt-cpu"), Fingerprint = new("f-cpu"), Source = "aiops", Kind = AnomalyKinds.MetricUnusual, Title = incident.Title, Severity = Severity.Medium,
            Resource = Some.Cpu().Resource, StartsAt = now.AddHours(-1), LastSeen = now, Labels = Some.Labels((AnomalyLabels.Metric, "CPUUtilization")), Incident = incident.Id,
        };
        await host.Get<IScoredSeriesStore>().SaveAsync([Some.Scored(Some.Cpu(), now, unusual: (12, 3))], ChatHost.Ct);
        await host.Get<IIncidentStore>().ApplyAsync(new() { Incidents = [incident], Alerts = [alert] }, ChatHost.Ct);
        var stored = (await host.Get<IIncidentStore>().GetAsync(incident.Id, ChatHost.Ct))!;
        Assert.True(await host.Get<IInvestigationStore>().SaveAsync(Some.Investigation() with { Incident = incident.Id, FinishedAt = now }, stored, [], ChatHost.Ct));
        return incident.Id;
    }
}
