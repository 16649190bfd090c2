using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Tests;
using AiOps.Bot.Tests.Doubles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.Conversations;

/// <summary>The real host with its SQLite file, and platforms in memory.</summary>
internal sealed class ChatHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;
    private bool _stopped;

    private ChatHost(WebApplication app, string folder)
    {
        (_app, _folder) = (app, folder);
        Http = new() { BaseAddress = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
    }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public HttpClient Http { get; }

    public ScriptedPlatform Slack { get; private init; } = null!;

    public ScriptedPlatform Teams { get; private init; } = null!;

    public CountingAction Action => Get<CountingAction>();

    public PlainIntake Intake => (PlainIntake)Get<IEnumerable<IChatIntake>>().Single(i => i.Platform == "plain");

    public static async Task<ChatHost> StartAsync(PersonDirectory people, params (string Key, string Value)[] settings)
    {
        var (slack, teams) = (new ScriptedPlatform(), new ScriptedPlatform("teams"));
        var (app, folder) = await BuildAsync(
            people, settings, services => services.AddSingleton<IChatIntake, PlainIntake>().AddSingleton<IChatPlatform>(slack).AddSingleton<IChatPlatform>(teams));
        return new(app, folder) { Slack = slack, Teams = teams };
    }

    /// <summary>With the platforms that the settings say, as in production.</summary>
    public static async Task<ChatHost> StartWithOwnPlatformsAsync(
        PersonDirectory people, IEnumerable<(string Key, string Value)> settings, string? folder = null, Action<IServiceCollection>? more = null)
    {
        var (app, made) = await BuildAsync(people, settings, more ?? (_ => { }), folder);
        return new(app, made);
    }

    private static async Task<(WebApplication App, string Folder)> BuildAsync(
        PersonDirectory people, IEnumerable<(string Key, string Value)> settings, Action<IServiceCollection> platforms, string? keptFolder = null)
    {
        var folder = keptFolder ?? Directory.CreateTempSubdirectory("aiops-chat-").FullName;
        KeyValuePair<string, string?>[] flags =
        [
            new("Bot:Urls", "http://127.0.0.1:0"), new("Bot:Folder", folder), new("Bot:Account", "none"), new("Logging:LogLevel:Default", "Error"),
            .. settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)),
        ];

        // What a test sets wins.
        var app = await BotHost.BuildAsync(
            new() { Flags = [.. flags.Reverse().DistinctBy(f => f.Key)] },
            services =>
            {
                platforms(services);
                services.AddSingleton<CountingAction>().AddSingleton<IAction>(p => p.GetRequiredService<CountingAction>()).AddSingleton(people);
            },
            Ct);
        await app.StartAsync(Ct);
        return (app, folder);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>An incident with a proposal that does not expire meanwhile.</summary>
    public async Task<Remediation> ProposeAsync(int number, Func<Remediation, Remediation>? with = null, Func<Incident, Incident>? about = null)
    {
        var now = DateTimeOffset.UtcNow;
        var incident = Some.OpenIncident($"inc-{number}", resource: $"i-{number}") with { OpenedAt = now, StartedAt = now, LastSeen = now, NeedsInvestigation = false };
        await Get<IIncidentStore>().ApplyAsync(new() { Incidents = [about?.Invoke(incident) ?? incident] }, Ct);
        var expires = now.AddHours(1);
        var remediation = Some.Remediation() with
        {
            Id = new($"rem-{number}"), Incident = incident.Id, ProposedAt = now, ExpiresAt = expires,
        };
        remediation = with?.Invoke(remediation) ?? remediation;
        remediation = remediation with { Digest = RemediationDigest.Of(remediation.Request, remediation.Plan, remediation.Tier, incident.Id, remediation.ExpiresAt) };
        Assert.True(await Get<IRemediationStore>().SaveAsync(
            new() { Remediations = [remediation], Timeline = [new(incident.Id, now, "aiops", TimelineVerbs.Proposed, remediation.Title)] }, Ct));
        return remediation;
    }

    public static async Task WaitAsync(Func<Task<bool>> condition, string what, int seconds = 60)
    {
        for (var i = 0; i < seconds * 20; i++)
        {
            if (await condition())
            {
                return;
            }

            await Task.Delay(50, Ct);
        }

        Assert.Fail($"waited {seconds} s for {what}");
    }

    /// <summary>Ends the process and leaves its folder, for the next one.</summary>
    /// <returns>The folder.</returns>
    public async Task<string> StopAsync()
    {
        if (_stopped)
        {
            return _folder;
        }

        _stopped = true;
        Http.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        return _folder;
    }

    public async ValueTask DisposeAsync() => Directory.Delete(await StopAsync(), recursive: true);
}
