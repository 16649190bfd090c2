using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Exports;
using AiOps.Bot.Core.Investigations.Memory;
using AiOps.Bot.Core.Investigations.Models.Spending;
using AiOps.Bot.Core.Investigations.Retrieval;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Storage.Alerts;
using AiOps.Bot.Storage.Anomalies;
using AiOps.Bot.Storage.Conversations;
using AiOps.Bot.Storage.Incidents;
using AiOps.Bot.Storage.Investigations;
using AiOps.Bot.Storage.PostgreSql;
using AiOps.Bot.Storage.Redaction;
using AiOps.Bot.Storage.Remediations;
using AiOps.Bot.Storage.Sql;
using AiOps.Bot.Storage.Sqlite;
using AiOps.Bot.Storage.Telemetry;
using AiOps.Bot.Storage.Vectors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Storage;

/// <summary>Registers every store of Core over one database. The host calls <see cref="IStorageMigrator.MigrateAsync"/> before it serves.</summary>
public static class StorageRegistration
{
    /// <summary>Keeps state in a SQLite file: the default, one process, no server.</summary>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, SqliteStorageOptions options)
    {
        services.AddOptions<SqliteStorageOptions>().Configure(options.CopyTo).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IDatabase, SqliteDatabase>();
        return services.AddStores(provider => provider.GetRequiredService<IOptions<SqliteStorageOptions>>().Value.VectorCapacity);
    }

    /// <summary>Keeps state in PostgreSQL, for several processes at once.</summary>
    public static IServiceCollection AddPostgreSqlStorage(this IServiceCollection services, PostgreSqlStorageOptions options)
    {
        services.AddOptions<PostgreSqlStorageOptions>().Configure(options.CopyTo).ValidateDataAnnotations()
            .Validate(o => PostgreSqlDatabase.CanParse(o.ConnectionString), "ConnectionString must be an Npgsql connection string with a Host.").ValidateOnStart();
        services.AddSingleton<IDatabase, PostgreSqlDatabase>();
        return services.AddStores(provider => provider.GetRequiredService<IOptions<PostgreSqlStorageOptions>>().Value.VectorCapacity);
    }

    private static IServiceCollection AddStores(this IServiceCollection services, Func<IServiceProvider, int> vectorCapacity)
    {
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IStorageMigrator, StorageMigrator>();
        services.AddSingleton<IStorageCheckup, StorageCheckup>();
        services.AddSingleton<ILogStore, SqlLogStore>();
        services.AddSingleton<ILogCounts, SqlLogStore>();
        services.AddSingleton<IInboundEventStore, SqlInboundEventStore>();
        services.AddSingleton<IAlertOutbox, SqlAlertOutbox>();
        services.AddSingleton<IAnomalyStore, SqlAnomalyStore>();
        services.AddSingleton<IModelRegistry, SqlModelRegistry>();
        services.AddSingleton<IScoredSeriesStore, SqlScoredSeriesStore>();
        services.AddSingleton<IModelTallies, SqlModelTallies>();
        services.AddSingleton<IIncidentStore, SqlIncidentStore>();
        services.AddSingleton<ITimelineStore, SqlTimelineStore>();
        services.AddSingleton<IInvestigationStore, SqlInvestigationStore>();
        services.AddSingleton<IIncidentMemory, SqlIncidentMemory>();
        services.AddSingleton<IKeptTelemetryStore, SqlKeptTelemetryStore>();
        services.AddSingleton<ISpendStore, SqlSpendStore>();
        services.AddSingleton<IIdentityStore, SqlIdentityStore>();
        services.AddSingleton<IRemediationStore, SqlRemediationStore>();
        services.AddSingleton<IChatInbox, SqlChatInbox>();
        services.AddSingleton<IChatOutbox, SqlChatOutbox>();
        services.AddSingleton<IChatPostStore, SqlChatPostStore>();
        services.AddSingleton<IConversationStore, SqlConversationStore>();
        services.AddSingleton<IAnswerRatingStore, SqlAnswerRatingStore>();
        services.AddSingleton<IVectorIndex>(provider => new EmbeddedVectorIndex(provider.GetRequiredService<IDatabase>(), vectorCapacity(provider)));
        return services;
    }
}
