using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Models;
using AiOps.Bot.Core.Investigations.Retrieval;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.IntegrationTests.Conversations;
using AiOps.Bot.Tests;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AiOps.Bot.IntegrationTests.Safety;

/// <summary>The real host with something that listens at each way out, and the means to put texts into all of them.</summary>
internal sealed class SinkBot : IAsyncDisposable
{
    private const int PerMessage = 24;

    private readonly ActivityListener _listener;

    private SinkBot() => _listener = new()
    {
        ShouldListenTo = _ => true,
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        ActivityStopped = a => Traced.Enqueue($"{a.DisplayName} {a.StatusDescription} {string.Join(' ', a.TagObjects.Select(t => $"{t.Key}={t.Value}"))} {string.Join(' ', a.Events.SelectMany(e => e.Tags).Select(t => $"{t.Value}"))}"),
    };

    public AttackedBot Bot { get; private set; } = null!;

    public MaliciousModel Model { get; } = new();

    public RecordingEmbeddings Embeddings { get; } = new();

    public ConcurrentQueue<string> Points { get; } = new();

    public ConcurrentQueue<string> Traced { get; } = new();

    public ConcurrentQueue<string> Logged { get; } = new();

    public IEnumerable<string> Chat => Bot.Slack.Sent.Concat(Bot.Teams.Sent).SelectMany(m => ChatSide.Texts(m)).Select(t => t.Text);

    public static async Task<SinkBot> StartAsync(Action<IServiceCollection>? more = null)
    {
        var sinks = new SinkBot();
        ActivitySource.AddActivityListener(sinks._listener);
        sinks.Bot = await AttackedBot.StartMoreAsync(
            services =>
            {
                services.AddSingleton<IModelProvider>(sinks.Model).AddSingleton<IModelProvider>(sinks.Embeddings);
                services.AddSingleton<ILoggerProvider>(new RecordingLog(sinks.Logged));
                var index = services.Last(s => s.ServiceType == typeof(IVectorIndex));
                services.AddSingleton<IVectorIndex>(p => new RecordingIndex((IVectorIndex)index.ImplementationFactory!(p), sinks.Points));
                more?.Invoke(services);
            },
            ("Models:Chat:0:Provider", "malicious"), ("Models:Chat:0:Model", "obedient-1"), ("Models:TraceContent", "true"), ("Models:Budget:PerHour:Tokens", "1000000000"), ("Models:Budget:PerHour:Steps", "1000000"),
            ("Models:Embeddings:Provider", "recording"), ("Models:Embeddings:Model", "listening-1"), ("Models:Embeddings:Dimensions", "8"), ("Logging:LogLevel:Default", "Trace"), ("Logging:Console:LogLevel:Default", "None"));
        sinks.Bot.Slack.Double.PerChannelSecond = int.MaxValue;
        return sinks;
    }

    public async Task AskModelAsync(IReadOnlyList<string> texts)
    {
        foreach (var some in texts.Chunk(PerMessage * 4))
        {
            await Bot.Host.Get<IChatClient>().GetResponseAsync(
                [
                    new(ChatRole.System, "You explain."),
                    .. some.Select((t, i) => i % 3 == 0
                        ? new ChatMessage(ChatRole.Tool, [new FunctionResultContent($"c{i}", new { line = t })])
                        : new ChatMessage(ChatRole.User, t)),
                ],
                new() { Instructions = some[0] },
                ChatHost.Ct);
        }
    }

    public async Task EmbedAsync(IReadOnlyList<string> texts)
    {
        foreach (var some in texts.Chunk(PerMessage * 4))
        {
            await Bot.Host.Get<IEmbeddingGenerator<string, Embedding<float>>>().GenerateAsync(some, cancellationToken: ChatHost.Ct);
        }
    }

    /// <summary>Stored as they came, and indexed: the log store is where telemetry lives, the index is derived from it.</summary>
    public async Task IndexLogsAsync(IReadOnlyList<string> texts)
    {
        var at = DateTimeOffset.UtcNow.AddHours(-2);
        await Bot.Host.Get<ILogStore>().AppendAsync([.. texts.Select((t, i) => Some.LogEvent(t, at.AddMilliseconds(i * 20), $"e{i}") with { IngestedAt = at.AddMinutes(30) })], null, ChatHost.Ct);
        await Bot.Host.Get<IndexLogWindows>().IndexAsync(ChatHost.Ct);
    }

    public Task SayInChatAsync(IReadOnlyList<string> texts) => Task.WhenAll(Bot.Host.Get<IEnumerable<IChatPlatform>>().Select(async platform =>
    {
        var side = Bot.Side(platform.Name);
        foreach (var (some, number) in texts.Chunk(PerMessage * 2).Select((s, i) => (s, i)))
        {
            var reply = new ChatReply(some[0], [.. some.Chunk(PerMessage).Select(s => new ReplyLines([.. s])), new ReplyText(some[^1]), new ReplyNote(some[some.Length / 2]), new ReplyFacts([new("seen", some[^1], null)])]);
            await SendAsync(platform, Reply($"rep-{number}", side, reply));
        }
    }));

    /// <summary>Teams lets a conversation have 60 messages in half a minute.</summary>
    private static async Task SendAsync(IChatPlatform platform, OutgoingReply reply)
    {
        var sent = await platform.ReplyAsync(reply, ChatHost.Ct);
        for (var tries = 0; sent.Status == SendStatus.Later && tries < 40; tries++)
        {
            await Task.Delay(1_000, ChatHost.Ct);
            sent = await platform.ReplyAsync(reply, ChatHost.Ct);
        }

        Assert.True(sent.Status == SendStatus.Sent, $"{platform.Name}: {sent.Reason}");
    }

    /// <summary>The living message of an incident whose every text holds one.</summary>
    public async Task PostCardsAsync(IReadOnlyList<string> texts)
    {
        foreach (var (text, i) in texts.Select((t, i) => (t, i)))
        {
            await Bot.Host.ProposeAsync(i + 1, about: incident => incident with { Title = text }, with: r => r with { Title = text, Reason = text });
            await Bot.PostedAsync(new($"inc-{i + 1}"));
        }
    }

    public async Task NoteAsync(IReadOnlyList<string> texts)
    {
        foreach (var some in texts.Chunk(100))
        {
            await Bot.Host.Get<ITimelineStore>().AppendAsync([.. some.Select(t => new TimelineDraft(new IncidentId("inc-7"), DateTimeOffset.UtcNow, "ana", TimelineVerbs.Refused, t))], ChatHost.Ct);
        }
    }

    public async Task<IReadOnlyList<string>> TimelineAsync()
    {
        var details = new List<string>();
        await foreach (var entry in Bot.Host.Get<ITimelineStore>().ReadAllAsync(ChatHost.Ct))
        {
            details.Add(entry.Detail);
        }

        return details;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await Bot.DisposeAsync();
    }

    /// <summary>Slack takes a message a second in each channel; there are many.</summary>
    private static OutgoingReply Reply(string id, ChatSide side, ChatReply reply) => new()
    {
        Id = id, Conversation = side.Name == "slack" ? side.Channel with { Id = "C0" + id } : side.Channel, To = new ChatUser(side.IdentityOf("ana"), "ana", ChatStanding.Member, null), Visibility = ReplyVisibility.InPlace, Reply = reply,
        CreatedAt = DateTimeOffset.UtcNow, ExpiresAt = DateTimeOffset.UtcNow.AddHours(1),
    };

    private sealed class RecordingIndex(IVectorIndex inner, ConcurrentQueue<string> points) : IVectorIndex
    {
        public Task UpsertAsync(EmbeddingSpace space, IReadOnlyList<VectorPoint> upserted, IndexProgress progress, CancellationToken cancellationToken)
        {
            foreach (var point in upserted)
            {
                points.Enqueue(JsonSerializer.Serialize(point));
            }

            return inner.UpsertAsync(space, upserted, progress, cancellationToken);
        }

        public Task<IReadOnlyList<VectorHit>> FindSimilarAsync(ReadOnlyMemory<float> vector, SearchScope scope, CancellationToken cancellationToken) => inner.FindSimilarAsync(vector, scope, cancellationToken);

        public Task<IReadOnlyList<VectorHit>> FindByTermsAsync(TermVector terms, SearchScope scope, CancellationToken cancellationToken) => inner.FindByTermsAsync(terms, scope, cancellationToken);

        public Task<long> CountAsync(EmbeddingSpace space, VectorFilter filter, CancellationToken cancellationToken) => inner.CountAsync(space, filter, cancellationToken);

        public Task<IndexProgress> GetProgressAsync(EmbeddingSpace space, CancellationToken cancellationToken) => inner.GetProgressAsync(space, cancellationToken);

        public Task<IReadOnlyList<EmbeddingSpace>> GetSpacesAsync(CancellationToken cancellationToken) => inner.GetSpacesAsync(cancellationToken);

        public Task RewindAsync(EmbeddingSpace space, long sequence, CancellationToken cancellationToken) => inner.RewindAsync(space, sequence, cancellationToken);

        public Task ForgetOthersAsync(EmbeddingSpace space, CancellationToken cancellationToken) => inner.ForgetOthersAsync(space, cancellationToken);

        public Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) => inner.PruneAsync(before, cancellationToken);
    }

    private sealed class RecordingLog(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
