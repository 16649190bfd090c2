using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Security;

/// <summary>A person and the accounts they come in by.</summary>
internal sealed class PersonOptions
{
    public string Id { get; set; } = "";

    /// <summary>How the timeline calls them.</summary>
    /// <value>The id where it is empty.</value>
    public string Name { get; set; } = "";

    /// <summary>The most dangerous kind of action that they may approve.</summary>
    /// <value>Observe: they may look, and approve nothing.</value>
    public ActionTier MayApproveUpTo { get; set; } = ActionTier.Observe;

    /// <summary>Accounts as <c>platform:subject</c>, for example <c>slack:T0123/U0456</c>. Access tokens add theirs by themselves.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> Accounts { get; set; } = [];
}
