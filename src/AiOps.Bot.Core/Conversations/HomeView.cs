using System.Collections.Immutable;

namespace AiOps.Bot.Core.Conversations;

/// <summary>A user's own page: what waits for them, what they own, what they may do.</summary>
/// <param name="Waiting">Remediations that they may approve now.</param>
/// <param name="Mine">Living incidents that they own.</param>
/// <param name="Others">Other living incidents, most severe first.</param>
/// <param name="Help">What they may do, a line each.</param>
public sealed record HomeView(ImmutableArray<ReplyLink> Waiting, ImmutableArray<ReplyLink> Mine, ImmutableArray<ReplyLink> Others, ImmutableArray<string> Help);
