using AiOps.Bot.Core;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.WebConsole;

/// <summary>Who looks at a page.</summary>
/// <param name="Person">Null before signing in, and where the directory does not know the caller.</param>
/// <param name="CanSignOut">True where they came in by a session.</param>
public sealed record Viewer(Person? Person, DateTimeOffset Now, bool CanSignOut = false)
{
    /// <summary>Why they may not approve a remediation of the page; what they may approve is not in it.</summary>
    public IReadOnlyDictionary<RemediationId, string> Denied { get; init; } = new Dictionary<RemediationId, string>();

    public bool MayApprove(RemediationId remediation) => Person is not null && !Denied.ContainsKey(remediation);
}
