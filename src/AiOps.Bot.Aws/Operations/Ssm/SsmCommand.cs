using System.Collections.Immutable;

namespace AiOps.Bot.Aws.Operations.Ssm;

/// <summary>One of our documents with its parameters, for one instance.</summary>
internal sealed record SsmCommand(string Document, string Instance, ImmutableSortedDictionary<string, string> Parameters)
{
    /// <summary>Shown in the account's command history; at most 100 characters.</summary>
    public string? Comment { get; init; }

    /// <summary>How long to wait for the outcome; the command goes on beyond it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}
