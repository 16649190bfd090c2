using System.Collections.Immutable;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Calls people, because a person asked for it: the only part of a reply that may notify anybody. Those of another platform are shown by name.</summary>
/// <param name="People">Accounts to mention; a renderer leaves out those of other platforms.</param>
/// <param name="Text">The sentence with their names, for where nobody can be mentioned.</param>
public sealed record ReplyMention(ImmutableArray<VerifiedIdentity> People, string Text) : ReplyPart
{
    /// <summary>How whoever is mentioned is called, for platforms that show the name which the message gives.</summary>
    public string Name { get; init; } = "";
}
