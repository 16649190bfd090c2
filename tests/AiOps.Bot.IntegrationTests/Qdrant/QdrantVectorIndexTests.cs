using AiOps.Bot.Tests.Storage.Contracts;

namespace AiOps.Bot.IntegrationTests.Qdrant;

public sealed class QdrantVectorIndexTests : VectorIndexContract<QdrantPlace>;
