using AiOps.Bot.Tests.Storage.Contracts;

namespace AiOps.Bot.IntegrationTests.Storage;

public sealed class PostgreSqlAlertOutboxTests : AlertOutboxContract<PostgreSqlPlace>;
