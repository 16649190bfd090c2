using System.Diagnostics;
using System.Text.Json;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.IntegrationTests.Models;

namespace AiOps.Bot.IntegrationTests.Inquiry;

/// <summary>Whatever a model does, the card is right, in time, and the cost is capped: over the real host and OpenAI's protocol.</summary>
public sealed class ModelFaultTests(InquiringBot bot) : IClassFixture<InquiringBot>
{
    private async Task<(Investigation Stored, JsonElement Card, TimeSpan Took)> AskAsync(ModelFault fault)
    {
        bot.Model.Script.Fault = fault;
        var began = Stopwatch.GetTimestamp();
        var investigation = await bot.InvestigateAsync();
        var took = Stopwatch.GetElapsedTime(began);
        bot.Model.Script.Fault = ModelFault.None;
        return (investigation, await bot.Bot.IncidentAsync(bot.Incident.Value), took);
    }

    [Theory]
    [InlineData(ModelFault.Slow)]
    [InlineData(ModelFault.Truncated)]
    [InlineData(ModelFault.InvalidJson)]
    [InlineData(ModelFault.WrongSchema)]
    [InlineData(ModelFault.Refusal)]
    [InlineData(ModelFault.Huge)]
    [InlineData(ModelFault.NaN)]
    [InlineData(ModelFault.Reset)]
    [InlineData(ModelFault.Garbage)]
    [InlineData(ModelFault.Throttled)]
    [InlineData(ModelFault.Broken)]
    [InlineData(ModelFault.FakeCitations)]
    [InlineData(ModelFault.Endless)]
    public async Task AModelThatMisbehavesLeavesTheDeterministicCard(ModelFault fault)
    {
        var (stored, card, took) = await AskAsync(fault);
        Assert.Null(stored.Narrative);
        Assert.NotEqual(fault == ModelFault.FakeCitations ? "" : "answered", stored.Model!.Outcome);
        Assert.Equal(bot.Floor, stored.Hypotheses.Select(h => $"{h.Kind} {h.Entity}"));
        Assert.Equal(bot.Floor.Select(f => f.Split(' ')[0]), card.GetProperty("hypotheses").EnumerateArray().Select(h => h.GetProperty("kind").GetString()));
        Assert.InRange(stored.Model.Steps, 0, InquiringBot.MostSteps);
        Assert.True(took < InquiringBot.Limit + TimeSpan.FromSeconds(16), $"{took}");
        Assert.InRange(stored.Model.Tokens, 0, 120_000);
        Assert.True(bot.Spent.Tokens < 9_000_000);
    }

    [Fact]
    public async Task AModelThatOnlyAsksToolsIsMadeToConclude()
    {
        var (stored, _, _) = await AskAsync(ModelFault.ToolLoop);
        Assert.Equal("answered", stored.Model!.Outcome);
        Assert.InRange(stored.Model.Steps, 2, InquiringBot.MostSteps);
        Assert.Equal("The evidence says so.", stored.Narrative!.Claims.Single().Text);
    }

    [Fact]
    public async Task AModelThatBehavesIsHeardAndItsCostIsCounted()
    {
        var (stored, card, _) = await AskAsync(ModelFault.None);
        Assert.Equal(("answered", 1, 120L), (stored.Model!.Outcome, stored.Model.Steps, stored.Model.Tokens));
        Assert.Equal("The evidence says so.", stored.Narrative!.Claims.Single().Text);
        Assert.Equal("small", card.GetProperty("model").GetProperty("model").GetString());
        Assert.Empty(bot.Model.Script.Violations);
    }

    [Fact]
    public async Task AToolsAnswerBecomesEvidenceThatTheCardShows()
    {
        bot.Model.Script.Answer = q => q.ToolResults.Count == 0
            ? new("", [("run_query", """{"source":"changes","shape":"lines","since":"30d"}""")])
            : InquiringBot.Concludes(q);
        var (stored, card, _) = await AskAsync(ModelFault.None);
        bot.Model.Script.Answer = InquiringBot.Concludes;
        Assert.Equal((2, 1), (stored.Model!.Steps, stored.Model.ToolCalls));
        Assert.Contains(card.GetProperty("evidence").EnumerateArray(), e => e.GetProperty("kind").GetString() == EvidenceKinds.QueryResult && e.GetProperty("rowCount").GetInt64() > 0);
    }
}
