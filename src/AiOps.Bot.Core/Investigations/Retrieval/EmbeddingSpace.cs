using System.Globalization;

namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>Which model made vectors, and how long they are. Vectors of different spaces are never compared; another space means indexing again.</summary>
/// <param name="Model">Names the model and its version, for example <c>openai/text-embedding-3-small</c>.</param>
/// <param name="Dimension">Numbers in a vector; 0 where the model could not be asked yet, so that only terms are searched.</param>
public sealed record EmbeddingSpace(string Model, int Dimension)
{
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Model}/{Dimension}");

    public override string ToString() => Name;
}
