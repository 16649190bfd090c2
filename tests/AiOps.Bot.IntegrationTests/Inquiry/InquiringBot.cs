using System.Text.Json;
using System.Text.RegularExpressions;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Models.Spending;
using AiOps.Bot.IntegrationTests.EndToEnd;
using AiOps.Bot.IntegrationTests.Models;

namespace AiOps.Bot.IntegrationTests.Inquiry;

/// <summary>The real host with the simulated account and a model behind OpenAI's protocol, with one incident to ask about. Started once for all tests of a class.</summary>
public sealed partial class InquiringBot : IAsyncLifetime
{
    public const int MostSteps = 4;

    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    private RunningBot? _bot;

    internal FakeOpenAi Model { get; private set; } = null!;

    internal RunningBot Bot => _bot!;

    public IncidentId Incident { get; private set; }

    /// <summary>What was found without a model's help.</summary>
    public IReadOnlyList<string> Floor { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Model = await FakeOpenAi.StartAsync();
        Model.Script.Answer = Concludes;
        _bot = await RunningBot.StartAsync(
            ("Models:Chat:0:Provider", "openai"), ("Models:Chat:0:Model", "small"), ("Models:Chat:0:Endpoint", Model.Endpoint.ToString()), ("Models:Chat:0:ApiKey", "k-1"),
            ("Models:Chat:0:Timeout", "00:00:02"), ("Models:Chat:0:MaxRetries", "0"), ("Models:RetrySeed", "1"), ("Models:Cache:Entries", "0"),
            ("Models:Budget:PerIncident:Steps", "1000"), ("Models:Budget:PerIncident:Tokens", "9000000"), ("Models:Budget:PerIncident:Seconds", "9000"),
            ("Investigations:InquiryTimeout", Limit.ToString()), ("Investigations:NarrationTimeout", "00:00:03"), ("Investigations:MaxInquirySteps", $"{MostSteps}"));
        var found = await _bot.WaitForIncidentAsync(
            AnomalyKinds.ActivityCeased, i => i.GetProperty("hypotheses").GetArrayLength() > 0 && i.GetProperty("model").ValueKind == JsonValueKind.Object, TimeSpan.FromSeconds(120));
        Incident = new(found.GetProperty("id").GetString()!);
        Floor = (await InvestigateAsync()).Ranked.Select(h => $"{h.Kind} {h.Entity}").ToList();
    }

    public async ValueTask DisposeAsync()
    {
        await (_bot?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Model.DisposeAsync();
    }

    internal async Task<Investigation> InvestigateAsync()
    {
        while (true)
        {
            // The scenario goes on meanwhile and may investigate too; then it is tried again.
            if (await _bot!.Get<InvestigateIncident>().InvestigateAsync(Incident, TestContext.Current.CancellationToken) is { Model: not null } investigation)
            {
                return investigation;
            }
        }
    }

    internal ModelSpend Spent => _bot!.Get<ModelBudget>().SpentOn(Incident);

    /// <summary>Claims what the first piece of evidence that it is shown says, and cites it.</summary>
    internal static ModelReply Concludes(ModelQuestion question)
    {
        var shown = Shown().Match(question.Text);
        var title = JsonSerializer.Deserialize<string>($"\"{shown.Groups["title"].Value}\"")!;
        return new(JsonSerializer.Serialize(new
        {
            claims = new[] { new { text = "The evidence says so.", cites = new[] { new { evidence = shown.Groups["id"].Value, quote = title } } } },
        }));
    }

    [GeneratedRegex(@"""id"":""(?<id>E[0-9]+)"",""kind"":""[^""]*"",""title"":""(?<title>(?:[^""\\]|\\.){8,})""")]
    private static partial Regex Shown();
}
