using System.Net;
using System.Security.Cryptography;
using System.Text;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Anomalies.Models;
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
using AiOps.Bot.Endpoints;
using AiOps.Bot.Hosting;
using AiOps.Bot.Security;
using AiOps.Bot.Tests;
using AiOps.Bot.Tests.Doubles;
using AiOps.Bot.WebConsole;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AiOps.Bot.IntegrationTests.WebConsole;

/// <summary>The console and the API on a real server on loopback, over ports in memory.</summary>
internal sealed class ConsoleHost : IAsyncDisposable
{
    public const string Token = "correct-horse-battery-staple-0123456789";

    private readonly WebApplication _app;

    private ConsoleHost(WebApplication app, Uri address) => (_app, Address) = (app, address);

    public Uri Address { get; }

    public IServiceProvider Services => _app.Services;

    public InMemoryDesk Desk => _app.Services.GetRequiredService<InMemoryDesk>();

    public InMemoryInbox Inbox => _app.Services.GetRequiredService<InMemoryInbox>();

    public InMemoryInvestigations Investigations => _app.Services.GetRequiredService<InMemoryInvestigations>();

    public SwitchAction Switch => _app.Services.GetRequiredService<SwitchAction>();

    /// <param name="withTokens">True to demand access tokens, of which there is one: Ana's <see cref="Token"/>.</param>
    public static async Task<ConsoleHost> StartAsync(bool withTokens = false, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value));
        if (withTokens)
        {
            builder.Configuration.AddInMemoryCollection(AnasToken());
        }

        AddPorts(builder.Services);
        builder.Services.AddWebConsole();
        var app = builder.Build();
        app.UseConsoleSafety();
        app.MapApi();
        app.MapWebConsole();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new ConsoleHost(app, new Uri(address));
    }

    /// <summary>Does not follow redirects, and keeps cookies.</summary>
    public HttpClient Client(string? token = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };
        if (token is not null)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        }

        return client;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static Dictionary<string, string?> AnasToken() => new()
    {
        ["Security:People:0:Id"] = "ana",
        ["Security:People:0:Name"] = "Ana",
        ["Security:People:0:MayApproveUpTo"] = "Reversible",
        ["Security:Tokens:0:Name"] = "ana-laptop",
        ["Security:Tokens:0:Person"] = "ana",
        ["Security:Tokens:0:Sha256"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Token))),
    };

    private static void AddPorts(IServiceCollection services)
    {
        services.AddSingleton<InMemoryDesk>();
        services.AddSingleton<IIncidentStore>(p => p.GetRequiredService<InMemoryDesk>());
        services.AddSingleton<IRemediationStore>(p => p.GetRequiredService<InMemoryDesk>());
        services.AddSingleton<ITimelineStore>(p => p.GetRequiredService<InMemoryDesk>());
        services.AddSingleton<InMemoryInvestigations>();
        services.AddSingleton<IInvestigationStore>(p => p.GetRequiredService<InMemoryInvestigations>());
        services.AddSingleton<InMemoryInbox>();
        services.AddSingleton<IInboundEventStore>(p => p.GetRequiredService<InMemoryInbox>());
        services.AddSingleton<IAlertSource, PlainAlertSource>();
        services.AddSingleton<ILogStore, CountingLogStore>().AddSingleton<ILogCounts, CountingLogStore>().AddCards();
        services.AddSingleton<InMemorySeries>().AddSingleton<IScoredSeriesStore>(p => p.GetRequiredService<InMemorySeries>());
        services.AddSingleton<InMemoryAnomalies>().AddSingleton<IAnomalyStore>(p => p.GetRequiredService<InMemoryAnomalies>());
        services.AddSingleton<InMemoryModels>().AddSingleton<IModelRegistry>(p => p.GetRequiredService<InMemoryModels>()).AddSingleton<IModelTallies>(p => p.GetRequiredService<InMemoryModels>());
        services.AddSingleton(new ScoringBoard());
        services.AddSingleton<IAnswerQuestion, EchoAnswers>();
        services.AddSingleton<IIdentityStore, InMemoryIdentities>().AddSingleton(Some.Key());
        services.AddSingleton<IChangeFeed, ChangeFeed>();
        services.AddSingleton<IIdSource, NumberedIds>();
        services.AddSingleton<SwitchAction>();
        services.AddSingleton<IAction>(p => p.GetRequiredService<SwitchAction>());
        services.AddSingleton<ManageIncident>();
        services.AddSingleton<IIncidentMemory>(p => new InMemoryMemory(p.GetRequiredService<InMemoryDesk>()));
        services.AddSingleton(InvestigationRegistration.CreateConfirming);
        services.AddSingleton<InMemoryChat>();
        services.AddSingleton<IChatOutbox>(p => p.GetRequiredService<InMemoryChat>());
        services.AddSingleton<IChatPostStore>(p => p.GetRequiredService<InMemoryChat>());
        services.AddSingleton<EscalateIncident>();
        services.AddRemediations();
    }
}
