using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.WebConsole;

/// <summary>Who looks at a page.</summary>
/// <param name="Person">Null before signing in, and where the directory does not know the caller.</param>
/// <param name="CanSignOut">True where they came in by a session.</param>
public sealed record Viewer(Person? Person, DateTimeOffset Now, bool CanSignOut = false)
{
    public bool MayApprove(ActionTier tier) => Person is not null && ApprovalPolicy.IsEntitled(Person, tier);
}
