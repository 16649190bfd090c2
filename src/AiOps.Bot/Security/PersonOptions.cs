using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Security;

/// <summary>A person and the accounts they come in by.</summary>
internal sealed class PersonOptions
{
    public string Id { get; set; } = "";

    /// <summary>How the timeline calls them.</summary>
    /// <value>The id where it is empty.</value>
    public string Name { get; set; } = "";

    /// <summary>The most dangerous kind of action that they may approve on any resource at any time.</summary>
    /// <value>Observe: by this alone they may look, and approve nothing.</value>
    public ActionTier MayApproveUpTo { get; set; } = ActionTier.Observe;

    /// <summary>
    /// Accounts as <c>platform:subject</c>: <c>slack:T0123/U0456</c> (workspace/user), <c>teams:TENANT/OBJECTID</c>, <c>pagerduty:USERID</c>. Access tokens
    /// add theirs by themselves.
    /// </summary>
    /// <value>None.</value>
    public IReadOnlyList<string> Accounts { get; set; } = [];

    /// <summary>Ids of groups.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> Groups { get; set; } = [];

    /// <summary>What they may approve besides.</summary>
    /// <value>None.</value>
    public IReadOnlyList<EntitlementOptions> Entitlements { get; set; } = [];

    /// <summary>Which placeholders they may look up.</summary>
    /// <value>None.</value>
    public IReadOnlyList<RevealOptions> Reveal { get; set; } = [];
}
