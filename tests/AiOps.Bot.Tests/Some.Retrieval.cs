using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Retrieval;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Tests.Investigations;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Tests;

internal static partial class Some
{
    /// <summary>An embedder that masks digits, with the hashed terms or with another model.</summary>
    public static LogWindowEmbedder Embedder(IEmbeddingGenerator<string, Embedding<float>>? model = null) => new(new DigitMasks(), new(model ?? new HashedTermGenerator()), new Redactions());

    public static IndexLogWindows Indexing(ILogStore logs, IVectorIndex index, LogWindowEmbedder embedder) =>
        new((logs, index), embedder, (TimeProvider.System, Options.Create(new IncidentOptions())), NullLogger<IndexLogWindows>.Instance);
}
