namespace AiOps.Bot.Security;

/// <summary>Leave to approve some actions. All conditions must hold; those left out hold always.</summary>
internal sealed class EntitlementOptions
{
    /// <summary>The most dangerous tier: Reversible, Disruptive or Destructive.</summary>
    public string UpTo { get; set; } = "";

    /// <summary>Patterns of resources, for example <c>payments-*</c>; only * and ? are special.</summary>
    public IReadOnlyList<string> Resources { get; set; } = [];

    /// <summary>Names out of <see cref="SecurityOptions.Environments"/>, or <c>prod</c>.</summary>
    public IReadOnlyList<string> Environments { get; set; } = [];

    /// <summary>Ids of actions, for example <c>ec2.revoke-ingress</c>.</summary>
    public IReadOnlyList<string> Actions { get; set; } = [];

    /// <summary>Counts only while the person is on call.</summary>
    public bool OnlyOnCall { get; set; }

    /// <summary>The schedule that they must be on call for.</summary>
    /// <value>The group's, else any.</value>
    public string Schedule { get; set; } = "";
}
