using AiOps.Bot.Tests.Storage.Contracts;

namespace AiOps.Bot.IntegrationTests.Storage;

public sealed class PostgreSqlModelTallyTests : ModelTallyContract<PostgreSqlPlace>;
