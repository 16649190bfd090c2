using System.Collections.Immutable;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Incidents to open; a renderer makes whatever leads there on its platform.</summary>
public sealed record ReplyLinks(ImmutableArray<ReplyLink> Links) : ReplyPart;
