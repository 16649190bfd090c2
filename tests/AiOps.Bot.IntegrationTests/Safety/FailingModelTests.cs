using System.Diagnostics;
using System.Net.Http.Json;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Models;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.IntegrationTests.Conversations;
using AiOps.Bot.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.Safety;

/// <summary>However a model fails, the card that needs none is shown, in time, and no trace of the failure in it.</summary>
[AttackCase(29)]
public sealed class FailingModelTests
{
    private static readonly string[] Sentinels = ["NaN", "undefined", "[object", "xxxxxxxx", "I'm sorry", "Sure!", "reboot everything", "Exception"];

    public static TheoryData<string> Ways => [.. BrokenModel.Ways.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task TheDeterministicCardIsShown(string way)
    {
        var model = new BrokenModel { Way = way };
        await using var bot = await AttackedBot.StartMoreAsync(
            services => services.AddSingleton<IModelProvider>(model),
            ("Models:Chat:0:Provider", "broken"), ("Models:Chat:0:Model", "b-1"), ("Models:Chat:0:Timeout", "00:00:01"), ("Models:Chat:0:MaxRetries", "0"), ("Investigations:NarrationTimeout", "00:00:03"));
        var watch = Stopwatch.StartNew();
        await bot.Host.Get<ILogStore>().AppendAsync([Some.LogEvent("ERROR disk full on /data", DateTimeOffset.UtcNow, "e1")], null, ChatHost.Ct);
        using var answer = await bot.Host.Http.PostAsJsonAsync("/api/v1/alerts/generic", new { title = "disk full", severity = "high", resource = "i-1", fingerprint = "f1", reasons = new[] { "disk full" } }, ChatHost.Ct);
        var incidents = bot.Host.Get<IIncidentStore>();
        Investigation? investigation = null;
        await ChatHost.WaitAsync(
            async () => (await incidents.ListAsync(5, ChatHost.Ct)) is [var first, ..] && (investigation = await bot.Host.Get<IInvestigationStore>().GetLatestAsync(first.Id, ChatHost.Ct)) is not null,
            "the investigation");
        await bot.PostedAsync(investigation!.Incident);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(40), $"{way}: {watch.Elapsed}");
        Assert.Null(investigation.Narrative);
        foreach (var side in new ChatSide[] { bot.Slack, bot.Teams })
        {
            var texts = side.Public.SelectMany(ChatSide.Texts).Select(t => t.Text).ToList();
            Assert.Contains(texts, t => t.Contains("disk full", StringComparison.Ordinal));
            Assert.All(texts, t => Assert.DoesNotContain(Sentinels, s => t.Contains(s, StringComparison.Ordinal)));
        }

        await bot.HoldsEverywhereAsync();
        Assert.Empty(await bot.Host.Get<IRemediationStore>().ListAsync(investigation.Incident, ChatHost.Ct));
    }
}
