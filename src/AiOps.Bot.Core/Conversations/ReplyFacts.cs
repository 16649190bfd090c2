using System.Collections.Immutable;
using AiOps.Bot.Core.Cards;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Names and values, at most ten.</summary>
public sealed record ReplyFacts(ImmutableArray<CardFact> Facts) : ReplyPart;
