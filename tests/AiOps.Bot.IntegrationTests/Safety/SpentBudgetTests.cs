using System.Net.Http.Json;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Models;
using AiOps.Bot.Core.Investigations.Models.Spending;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.IntegrationTests.Conversations;
using AiOps.Bot.Tests;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.Safety;

/// <summary>What models may cost holds whoever asks, at once and over restarts, and leaves the worst incident its words.</summary>
[AttackCase(28)]
public sealed class SpentBudgetTests
{
    private static Task<AttackedBot> StartAsync(MaliciousModel model, params (string Key, string Value)[] budget) => AttackedBot.StartMoreAsync(
        services => services.AddSingleton<IModelProvider>(model).AddSingleton<ICollector, TitleLines>(), [("Models:Chat:0:Provider", "malicious"), ("Models:Chat:0:Model", "obedient-1"), .. budget]);

    /// <returns>False where the budget is spent.</returns>
    private static async Task<bool> AskAsync(AttackedBot bot, string text, IncidentId? incident = null, bool urgent = false)
    {
        try
        {
            await bot.Host.Get<IChatClient>().GetResponseAsync([new(ChatRole.User, text)], new ModelCall(incident) { Urgent = urgent }.On(null), ChatHost.Ct);
            return true;
        }
        catch (ModelFailedException failed)
        {
            Assert.Equal(ModelFailure.OverBudget, failed.Failure);
            return false;
        }
    }

    private static async Task<Incident> AlertAsync(AttackedBot bot, string title, string severity, string resource)
    {
        await bot.Host.Get<ILogStore>().AppendAsync([Some.LogEvent($"ERROR {title} on {resource}", DateTimeOffset.UtcNow, resource)], null, ChatHost.Ct);
        using var answer = await bot.Host.Http.PostAsJsonAsync("/api/v1/alerts/generic", new { title, severity, resource, fingerprint = resource, reasons = new[] { title } }, ChatHost.Ct);
        Assert.True(answer.IsSuccessStatusCode, answer.StatusCode.ToString());
        Incident? found = null;
        await ChatHost.WaitAsync(async () => (found = (await bot.Host.Get<IIncidentStore>().ListAsync(50, ChatHost.Ct)).FirstOrDefault(i => i.Title == title)) is not null, $"the incident '{title}'");
        return found!;
    }

    private static async Task<Investigation> InvestigatedAsync(AttackedBot bot, Incident incident)
    {
        Investigation? found = null;
        await ChatHost.WaitAsync(async () => (found = await bot.Host.Get<IInvestigationStore>().GetLatestAsync(incident.Id, ChatHost.Ct)) is not null, $"the investigation of {incident.Title}");
        return found!;
    }

    /// <summary>Something to put into words.</summary>
    private sealed class TitleLines : ICollector
    {
        public string Name => "title lines";

        public Task<CollectorResult> CollectAsync(InvestigationContext context, CancellationToken cancellationToken) => Task.FromResult<CollectorResult>(
            new CollectorResult.Collected([Some.Draft(EvidenceKinds.TriggerLines, context.Now).With($"ERROR {context.Incident.Title} since the last deploy", context.Now)]));
    }

    [Fact]
    public async Task TheHoursBudgetIsNotGivenAnewByARestart()
    {
        var model = new MaliciousModel();
        await using var bot = await StartAsync(model, ("Models:Budget:PerHour:Steps", "6"), ("Models:Budget:KeptForUrgent", "0"));
        for (var i = 0; i < 4; i++)
        {
            Assert.True(await AskAsync(bot, $"question {i}"));
        }

        await bot.RestartAsync();
        Assert.Equal(4, bot.Host.Get<ModelBudget>().SpentInTheHour().Steps);
        Assert.True(await AskAsync(bot, "question 5") && await AskAsync(bot, "question 6"));
        Assert.False(await AskAsync(bot, "question 7"));
        await bot.RestartAsync();
        Assert.False(await AskAsync(bot, "question 8"));
        Assert.Equal(6, model.Seen.Count);
        await bot.HoldsEverywhereAsync();
    }

    /// <summary>The worker that looks into an incident, a person who asks for it anew and a tool loop share one bound.</summary>
    [Fact]
    public async Task AnIncidentsBoundHoldsForAllWhoAskAtOnce()
    {
        const int Bound = 5;
        var model = new MaliciousModel();
        await using var bot = await StartAsync(model, ("Models:Budget:PerIncident:Steps", $"{Bound}"), ("Models:Budget:PerIncident:Tokens", "10000000"));
        var incident = await AlertAsync(bot, "disk full", "high", "i-1");
        var investigation = await InvestigatedAsync(bot, incident);
        var investigate = bot.Host.Get<InvestigateIncident>();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => i % 2 == 0
            ? (Task)investigate.ConsultAsync(investigation with { Narrative = null }, ChatHost.Ct)
            : AskAsync(bot, $"question {i}", incident.Id)));
        await bot.RestartAsync();
        await bot.Host.Get<InvestigateIncident>().ConsultAsync(investigation with { Narrative = null }, ChatHost.Ct);

        var more = 0;
        while (await AskAsync(bot, $"once more {more}", incident.Id))
        {
            more++;
        }

        Assert.Equal(Bound, bot.Host.Get<ModelBudget>().SpentOn(incident.Id).Steps);
        Assert.Equal(Bound, model.Seen.Count);
        Assert.True(await AskAsync(bot, "of another", new IncidentId("inc-other")));
        await bot.HoldsEverywhereAsync();
    }

    /// <summary>Others spent all that is not kept for it.</summary>
    [Fact]
    public async Task TheWorstIncidentGetsItsWordsThoughOthersSpentTheBudget()
    {
        var model = new MaliciousModel();
        await using var bot = await StartAsync(model, ("Models:Budget:PerHour:Steps", "60"), ("Models:Budget:PerIncident:Steps", "30"));
        var asked = 0;
        while (await AskAsync(bot, $"noise {asked}"))
        {
            asked++;
        }

        Assert.Equal(45, asked);
        var small = await AlertAsync(bot, "a small thing flaps", "low", "i-2");
        Assert.Null((await InvestigatedAsync(bot, small)).Narrative);
        var worst = await AlertAsync(bot, "the payment database is gone", "critical", "orders-db");
        await ChatHost.WaitAsync(async () => (await bot.Host.Get<IInvestigationStore>().GetLatestAsync(worst.Id, ChatHost.Ct))?.Narrative is not null, "the words of the worst incident");

        await ChatHost.WaitAsync(
            () => Task.FromResult(new ChatSide[] { bot.Slack, bot.Teams }.All(s => s.Public.SelectMany(ChatSide.Texts).Any(t => t.Text.Contains("model says", StringComparison.Ordinal)))), "its words on both platforms");
        Assert.Null((await InvestigatedAsync(bot, small)).Narrative);
        Assert.True(model.Seen.Count <= 60, $"{model.Seen.Count} requests");
        await bot.HoldsEverywhereAsync();
    }
}
