using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Hosting;
using AiOps.Bot.Tests.Storage.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.Scoring;

/// <summary>The real host in one of its roles, without an account, in a folder that the test gives.</summary>
internal sealed class ServedRole : IAsyncDisposable
{
    public const string Secret = "the-secret-of-both-sides-0123456789abcdef";

    private readonly WebApplication _app;

    private ServedRole(WebApplication app) => (_app, Http) = (app, new() { BaseAddress = new(app.Urls.First()) });

    public HttpClient Http { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Task<ServedRole> BotAsync(string folder, int port = 0) => StartAsync(folder, null, [("Bot:Role", "bot"), ("Bot:Urls", $"http://127.0.0.1:{port}"), ("Scorer:Secret", Secret)]);

    public static async Task<ServedRole> ScorerAsync(string folder, Uri bot, string secret = Secret)
    {
        await File.AppendAllTextAsync(Path.Combine(folder, "app.log"), "", Ct);
        return await StartAsync(folder, null, [("Bot:Role", "scorer"), ("Bot:Watch:0", Path.Combine(folder, "app.log")), ("Ingest:PollEvery", "00:00:00.100"), ("Scorer:BotUrl", bot.ToString()), ("Scorer:Secret", secret)]);
    }

    public static async Task<ServedRole> StartAsync(string folder, Action<IServiceCollection>? overrides, params (string Key, string Value)[] settings)
    {
        KeyValuePair<string, string?>[] flags =
        [
            .. settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)),
            new("Bot:Urls", "http://127.0.0.1:0"), new("Bot:Folder", folder), new("Bot:Account", "none"), new("Logging:LogLevel:Default", "None"),
        ];
        var app = await BotHost.BuildAsync(new() { Flags = [.. flags.DistinctBy(f => f.Key)] }, overrides, Ct);
        await app.StartAsync(Ct);
        return new(app);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>As the scoring of logs does it.</summary>
    public async Task FindAsync(params string[] ids)
    {
        var now = Get<TimeProvider>().GetUtcNow();
        await Get<IAnomalyStore>().CommitAsync([.. ids.Select(id => AnomalyOf(id) with { Time = now, Window = new(now.AddMinutes(-1), now) })], null, Ct);
        Get<ScoringBoard>().NewAnomalies.Set();
    }

    public Task<long> WaitingAsync() => Get<IAlertOutbox>().CountWaitingAsync(Ct);

    /// <summary>The alert of what <see cref="FindAsync"/> found, on the bot's side; null where it has none.</summary>
    public Task<Alert?> AlertOfAsync(string id) => Get<IIncidentStore>().FindAlertAsync(AnomalySignals.FingerprintOf(AnomalyOf(id)), Ct);

    public static Anomaly AnomalyOf(string id)
    {
        var anomaly = Stored.Anomaly(id);
        return anomaly with { Signal = anomaly.Signal.SetItem("resource", id), Resource = new(id) };
    }

    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await condition())
        {
            Assert.False(limit.IsCancellationRequested, $"waited a minute until {what}");
            await Task.Delay(100, Ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
