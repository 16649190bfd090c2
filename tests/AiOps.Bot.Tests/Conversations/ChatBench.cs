using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Memory;
using AiOps.Bot.Core.Questions;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Tests.Doubles;
using AiOps.Bot.Tests.Investigations;
using AiOps.Bot.Tests.Questions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Tests.Conversations;

/// <summary>The conversation slice with stores, platform and clock in memory.</summary>
internal sealed class ChatBench : IInvestigationStore, IDisposable
{
    private readonly ServiceProvider _services;
    private InMemoryMemory? _memory;

    public ChatBench(PersonDirectory? people = null, params LogEvent[] lines)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IIncidentStore>(Desk).AddSingleton<IRemediationStore>(Desk).AddSingleton<ITimelineStore>(Desk).AddSingleton<IInvestigationStore>(this);
        services.AddSingleton<IChatInbox>(Chat).AddSingleton<IChatOutbox>(Chat).AddSingleton<IChatPostStore>(Chat).AddSingleton<IAnswerRatingStore>(Chat);
        services.AddSingleton<IChangeFeed, ChangeFeed>().AddSingleton<IIdSource, NumberedIds>().AddSingleton<TimeProvider>(Time).AddSingleton(new Random(1));
        services.AddSingleton<IAction>(Action).AddSingleton(people ?? People).AddSingleton<IChatPlatform>(Slack).AddSingleton<IChatPlatform>(Teams);
        services.AddSingleton<ILogStore>(new ListLogStore(lines)).AddSingleton<ILogCounts>(new ListLogStore(lines)).AddSingleton<IScoredSeriesStore, InMemorySeries>().AddCards().AddSingleton<ILogTemplates, DigitMasks>();
        services.AddSingleton<ILogParser>(Asking.Parser).AddSingleton<IConfiguration>(new ConfigurationManager());
        services.AddQuestions().AddSingleton(InvestigationRegistration.CreateNextQuery);
        services.AddSingleton<ManageIncident>();
        services.AddSingleton<IIncidentMemory>(Memory).AddSingleton(InvestigationRegistration.CreateConfirming);
        services.AddLogging();
        services.AddSingleton(Options.Create(Incidents));
        services.AddSingleton<IIdentityStore>(Identities).AddSingleton(Some.Key());
        services.AddRemediations().AddConversations();
        services.AddSingleton(Options.Create(Settings));
        services.AddSingleton(Options.Create(new RemediationOptions { VerifyEvery = TimeSpan.Zero }));
        _services = services.BuildServiceProvider();
    }

    /// <summary>Ana may approve everything, Tim what is reversible; Ben has a Teams account.</summary>
    public static readonly PersonDirectory People = new(
    [
        new Person("ana", "Ana", [new("slack", "T1/U1"), new("teams", "t/ana")], ActionTier.Destructive),
        new Person("ben", "Ben", [new("teams", "t/ben")], ActionTier.Destructive),
        new Person("tim", "Tim", [new("slack", "T1/U3")], ActionTier.Observe),
    ]);

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public FakeTime Time { get; } = new(Some.Noon);

    public InMemoryDesk Desk { get; } = new();

    public InMemoryChat Chat { get; } = new();

    public InMemoryIdentities Identities { get; } = new();

    public InMemoryMemory Memory => _memory ??= new(Desk);

    public ScriptedPlatform Slack { get; } = new();

    public ScriptedPlatform Teams { get; } = new("teams");

    public SwitchAction Action { get; } = new();

    public IncidentOptions Incidents { get; } = new();

    public ChatOptions Settings { get; } = new() { Routes = [new() { Conversation = "slack:T1/C1" }] };

    public Dictionary<IncidentId, Investigation> Investigations { get; } = [];

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task<Incident> PutAsync(Incident incident)
    {
        var known = await Desk.GetAsync(incident.Id, Ct);
        await Desk.ApplyAsync(new() { Incidents = [incident with { Version = known?.Version ?? 0 }] }, Ct);
        return (await Desk.GetAsync(incident.Id, Ct))!;
    }

    public async Task<Remediation> PutAsync(Remediation remediation)
    {
        await PutAsync(Some.OpenIncident());
        await Desk.SaveAsync(new() { Remediations = [remediation] }, Ct);
        return (await Desk.GetAsync(remediation.Id, Ct))!;
    }

    public Task<ChatOutcome> HandleAsync(ChatIntent intent, ChatUser? user = null, ConversationRef? conversation = null, string id = "req-1") =>
        Get<IHandleChatRequest>().HandleAsync(Some.ChatRequest(intent, id, user, conversation: conversation), Ct);

    public Task<ChatOutcome> SayAsync(string text, ChatUser? user = null, string? thread = null) =>
        HandleAsync(new Utterance(text), user, Some.Channel with { Thread = thread });

    public async Task<Incident> IncidentAsync(string id = "inc-1") => (await Desk.GetAsync(new IncidentId(id), Ct))!;

    public Task<IReadOnlyList<TimelineEntry>> TimelineAsync() => ((ITimelineStore)Desk).ListAsync(new("inc-1"), Ct);

    public Task<bool> SaveAsync(Investigation investigation, Incident incident, IReadOnlyList<TimelineDraft> timeline, CancellationToken cancellationToken)
    {
        Investigations[incident.Id] = investigation;
        return Task.FromResult(true);
    }

    public Task<Investigation?> GetLatestAsync(IncidentId incident, CancellationToken cancellationToken) => Task.FromResult(Investigations.GetValueOrDefault(incident));

    public void Dispose() => _services.Dispose();
}
