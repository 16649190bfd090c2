using System.ComponentModel.DataAnnotations;
using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Sources;

/// <summary>What the operator says about what calls what. Configuration section <c>Topology</c>.</summary>
public sealed class TopologyOptions : IValidatableObject
{
    public const string Section = "Topology";

    private const string Arrow = "->";

    /// <summary>One call a line, <c>caller -> callee</c>, in the names that incidents use: instance ids, ARNs, names of functions or databases.</summary>
    public IList<string> Calls { get; } = [];

    internal IReadOnlyList<TopologyEdge> Edges => [.. Calls.Select(Read).OfType<TopologyEdge>()];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Calls.Where(c => Read(c) is null).Select(c => new ValidationResult($"Topology:Calls has '{c}'; write one call as: caller {Arrow} callee", [nameof(Calls)]));

    private static TopologyEdge? Read(string text) =>
        text.Split(Arrow, StringSplitOptions.TrimEntries) is [{ Length: > 0 } caller, { Length: > 0 } callee] ? new TopologyEdge(caller, callee) : null;
}
