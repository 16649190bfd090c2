namespace AiOps.Bot.Core.Conversations;

/// <summary>What to do with a message, and when to look again.</summary>
/// <param name="Until">When to look again; set where it is <see cref="PostMove.Wait"/>.</param>
public sealed record PostDecision(PostMove Move, DateTimeOffset? Until = null)
{
    public static readonly PostDecision Nothing = new(PostMove.Nothing);

    public static PostDecision Wait(DateTimeOffset until) => new(PostMove.Wait, until);
}
