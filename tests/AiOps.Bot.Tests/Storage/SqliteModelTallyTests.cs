using AiOps.Bot.Tests.Storage.Contracts;

namespace AiOps.Bot.Tests.Storage;

public sealed class SqliteModelTallyTests : ModelTallyContract<SqlitePlace>;
