using System.Collections.Immutable;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Real lines, shown in a fixed-width block, one each.</summary>
public sealed record ReplyLines(ImmutableArray<string> Lines) : ReplyPart;
