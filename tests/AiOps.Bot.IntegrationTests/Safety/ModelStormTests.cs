using System.Net.Http.Json;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Models;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.IntegrationTests.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.Safety;

/// <summary>10,000 alerts of things that come and go, and one that matters, with a model attached.</summary>
[AttackCase(28)]
public sealed class ModelStormTests
{
    private const int Alerts = 10_000;
    private const int Things = 25;
    private const int Steps = 12;

    [Fact]
    public async Task AStormCostsABoundedNumberOfCallsAndTheWorstIncidentIsSeen()
    {
        var model = new MaliciousModel();
        await using var bot = await AttackedBot.StartMoreAsync(
            services => services.AddSingleton<IModelProvider>(model),
            ("Security:AlertsPerTenSeconds", "100000"), ("Models:Chat:0:Provider", "malicious"), ("Models:Chat:0:Model", "obedient-1"), ("Models:Budget:PerHour:Steps", $"{Steps}"));
        await Parallel.ForAsync(0, Alerts, new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = ChatHost.Ct }, async (i, ct) =>
            await SendAsync(bot, new { title = $"thing {i % Things} flaps", severity = "low", resource = $"i-{i % Things}", fingerprint = $"f{i % Things}", status = i / Things % 2 == 0 ? "firing" : "resolved" }, ct));
        await SendAsync(bot, new { title = "the payment database is gone", severity = "critical", resource = "orders-db", fingerprint = "p1" }, ChatHost.Ct);

        Incident? worst = null;
        var incidents = bot.Host.Get<IIncidentStore>();
        await ChatHost.WaitAsync(async () => (worst = (await incidents.ListAsync(200, ChatHost.Ct)).FirstOrDefault(i => i.Severity == Severity.Critical)) is not null, "the worst incident", 90);
        await ChatHost.WaitAsync(async () => await bot.Host.Get<IInvestigationStore>().GetLatestAsync(worst!.Id, ChatHost.Ct) is not null, "its investigation", 90);
        await bot.PostedAsync(worst!.Id);

        Assert.True(model.Seen.Count <= Steps, $"{model.Seen.Count} calls");
        Assert.True((await incidents.ListAsync(200, ChatHost.Ct)).Count <= Things + 1);
        Assert.Single(bot.Slack.Public, m => ChatSide.Texts(m).Any(t => t.Text.Contains("payment database", StringComparison.Ordinal)));
        Assert.True(bot.Slack.Public.Count <= (Things + 1) * 2, $"{bot.Slack.Public.Count} messages");
        await bot.HoldsEverywhereAsync();
        Assert.Empty(await bot.Host.Get<IRemediationStore>().ListAsync(RemediationStatus.Approved, 10, ChatHost.Ct));
        Assert.Empty(bot.Host.Action.Runs);
    }

    private static async Task SendAsync(AttackedBot bot, object alert, CancellationToken cancellationToken)
    {
        using var answer = await bot.Host.Http.PostAsJsonAsync("/api/v1/alerts/generic", alert, cancellationToken);
        Assert.True(answer.IsSuccessStatusCode, answer.StatusCode.ToString());
    }
}
