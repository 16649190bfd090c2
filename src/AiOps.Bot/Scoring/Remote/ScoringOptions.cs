using AiOps.Bot.Aws.SageMaker;

namespace AiOps.Bot.Scoring.Remote;

/// <summary>Models that somebody else serves; the section <c>Scoring</c>.</summary>
internal sealed class ScoringOptions
{
    public const string Section = "Scoring";

    /// <summary>Models on Amazon SageMaker endpoints.</summary>
    /// <value>None.</value>
    public IReadOnlyList<EndpointOptions> SageMaker { get; set; } = [];
}
