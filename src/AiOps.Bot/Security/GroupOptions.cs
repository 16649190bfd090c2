namespace AiOps.Bot.Security;

/// <summary>People who may approve the same.</summary>
internal sealed class GroupOptions
{
    /// <summary>Also its name in refusals: <c>payments-oncall</c>.</summary>
    public string Id { get; set; } = "";

    /// <summary>Ids of people, besides those who name the group themselves.</summary>
    public IReadOnlyList<string> Members { get; set; } = [];

    public IReadOnlyList<EntitlementOptions> Entitlements { get; set; } = [];

    /// <summary>Which placeholders its members may look up.</summary>
    public IReadOnlyList<RevealOptions> Reveal { get; set; } = [];

    /// <summary>The schedule of entitlements that count on call only and name none.</summary>
    /// <value>Any.</value>
    public string Schedule { get; set; } = "";
}
