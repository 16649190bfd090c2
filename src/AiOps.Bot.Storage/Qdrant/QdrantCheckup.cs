using System.Globalization;
using AiOps.Bot.Core.Investigations.Retrieval;

namespace AiOps.Bot.Storage.Qdrant;

/// <summary>Lists our collections, which needs the key, and counts what is in them.</summary>
internal sealed class QdrantCheckup(QdrantConnection connection, IVectorIndex index) : IVectorCheckup
{
    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        var windows = 0L;
        var spaces = await index.GetSpacesAsync(cancellationToken);
        foreach (var space in spaces)
        {
            windows += await index.CountAsync(space, VectorFilter.Nothing, cancellationToken);
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"Qdrant at {connection.Options.Url} answers: {windows:N0} log windows of {(spaces.Count == 0 ? "no model yet" : string.Join(", ", spaces.Select(s => s.Name)))}");
    }
}
