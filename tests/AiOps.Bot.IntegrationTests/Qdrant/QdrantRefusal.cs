namespace AiOps.Bot.IntegrationTests.Qdrant;

/// <summary>An answer of refusal.</summary>
internal sealed class QdrantRefusal(int status, string reason) : Exception(reason)
{
    public int Status => status;
}
