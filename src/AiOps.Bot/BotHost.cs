using AiOps.Bot.Composition;
using AiOps.Bot.Configuration;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Audit.Crontabs;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Questions;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Detection;
using AiOps.Bot.Endpoints;
using AiOps.Bot.Hosting;
using AiOps.Bot.Prompts;
using AiOps.Bot.Sandbox;
using AiOps.Bot.Scoring.Models;
using AiOps.Bot.Security;
using AiOps.Bot.Storage;
using AiOps.Bot.WebConsole;
using Microsoft.Extensions.Options;

namespace AiOps.Bot;

/// <summary>The only composition root. Tests start it on port 0 with edges replaced.</summary>
internal static class BotHost
{
    /// <summary>Everything put together and the database migrated, not started yet.</summary>
    /// <param name="settings">What the command line says.</param>
    /// <param name="overrides">Registrations that win over ours; for tests.</param>
    /// <exception cref="ConfigurationException">Settings cannot be used; the message lists all of them.</exception>
    /// <exception cref="StorageException">The database cannot be opened.</exception>
    public static async Task<WebApplication> BuildAsync(ServeSettings settings, Action<IServiceCollection>? overrides, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "aiops" });
        BotConfiguration.Load(builder.Configuration, settings);
        var options = BotConfiguration.Read<BotOptions>(builder.Configuration, "Bot");
        BotConfiguration.RefuseOpenDoors(builder.Configuration, options);
        AddressProbe.Try(options.Addresses);
        var folder = FolderLock.Take(options.Folder);
        Prepare(options, settings);
        var sandbox = options.Account == BotOptions.SandboxAccount
            ? await SandboxComposition.StartAsync(options, builder.Configuration, cancellationToken)
            : null;
        Configure(builder, options, sandbox);
        builder.Services.AddSingleton(_ => folder);
        builder.Services.AddRosterWatch(settings);
        overrides?.Invoke(builder.Services);
        builder.Services.RedactOutgoing();
        var app = builder.Build();
        app.UseConsoleSafety();
        Map(app, options.Role);
        app.Services.GetRequiredService<FolderLock>();
        await app.Services.GetRequiredService<IStorageMigrator>().MigrateAsync(cancellationToken);
        return app;
    }

    private static void Prepare(BotOptions options, ServeSettings settings)
    {
        if (settings.Fresh)
        {
            if (options.Account != BotOptions.SandboxAccount)
            {
                throw new ConfigurationException("--fresh forgets everything, so it works with the simulated account only. Delete the database yourself if you mean it.");
            }

            StorageComposition.Forget(options);
            SandboxComposition.Forget(options);
        }
    }

    private static void Configure(WebApplicationBuilder builder, BotOptions options, SandboxAccount? sandbox)
    {
        ThreadFloor.Raise();
        builder.WebHost.ConfigureKestrel(k => k.AddServerHeader = false).UseKestrelHttpsConfiguration().UseUrls(options.Addresses);
        builder.Logging.AddBotLogging(builder.Configuration);
        builder.Services.AddSingleton(Options.Create(options));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddStorage(options).AddVectors(builder.Configuration);
        AddAccount(builder, options, sandbox);
        builder.Services.AddKeyedRedaction(builder.Configuration, options).AddLogParsing().AddLogScoring().AddMetricWatch();
        builder.Services.AddAlertSources().AddIncidents().AddRemediations().AddCards().AddQuestions().AddCrontabLint();
        if (options.Role != BotRole.Scorer)
        {
            builder.Services.AddConversations().AddChatDesk().AddChatPlatforms(builder.Configuration, options);
            builder.Services.AddInvestigations().AddPrompts(builder.Configuration).AddModel(builder.Configuration).AddAgents(builder.Configuration, options);
        }

        builder.Services.AddRemoteModels(builder.Configuration).AddScorerConnection(builder.Configuration, options);
        builder.Services.AddWatchedFiles(options);
        builder.Services.AddWorkers(options.Role, RoleComposition.Forwards(options, builder.Configuration));
        builder.Services.AddWebConsole();
    }

    private static void Map(WebApplication app, BotRole role)
    {
        if (role == BotRole.Scorer)
        {
            app.MapScorerApi();
            return;
        }

        app.MapApi();
        app.MapAgents();
        app.MapChat();
        app.MapWebConsole();
    }

    private static void AddAccount(WebApplicationBuilder builder, BotOptions options, SandboxAccount? sandbox)
    {
        if (sandbox is not null)
        {
            builder.Services.AddSimulatedAccount(sandbox);
        }
        else if (options.Account == BotOptions.RealAccount)
        {
            builder.Services.AddRealAccount(builder.Configuration);
        }
    }
}
