using System.Text.Json;

namespace AiOps.Bot.Core.Investigations.Tools;

/// <summary>
/// Something that a model, or another agent, may ask: it reads and changes nothing. Implementations bound what they read and let exceptions propagate; one place turns them into
/// <see cref="CollectorResult.Failed"/>. Thread-safe.
/// </summary>
public interface IReadTool
{
    /// <summary>Unique, in snake case.</summary>
    string Name { get; }

    /// <summary>For the model: when to ask it and what it gives.</summary>
    string Description { get; }

    /// <summary>The arguments, as JSON Schema; closed (no additional properties).</summary>
    JsonElement Form { get; }

    /// <param name="arguments">Of <see cref="Form"/>: it was checked.</param>
    Task<CollectorResult> RunAsync(JsonElement arguments, ToolScope scope, CancellationToken cancellationToken);
}
