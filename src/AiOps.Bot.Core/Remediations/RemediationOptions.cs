using System.ComponentModel.DataAnnotations;

namespace AiOps.Bot.Core.Remediations;

/// <summary>Limits of proposing and running actions.</summary>
public sealed class RemediationOptions
{
    private static readonly string[] ProtectedByDefault =
    [
        "kms:*", "iam:*", "cloudtrail:*", "backup:*", "arn:aws*:kms:*", "arn:aws*:iam:*", "arn:aws*:cloudtrail:*", "arn:aws*:backup:*",
        "prod/rds:*", "prod/dynamodb:*", "prod/arn:aws*:rds:*", "prod/arn:aws*:dynamodb:*",
    ];

    /// <summary>How long a proposal can be approved and dispatched.</summary>
    /// <value>One hour.</value>
    public TimeSpan ProposalLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long the check after a run may say Pending before the run counts as unverified.</summary>
    /// <value>90 seconds.</value>
    public TimeSpan VerifyWithin { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>Pause between two checks after a run.</summary>
    /// <value>Two seconds.</value>
    public TimeSpan VerifyEvery { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Ids of actions that are never proposed and never run.</summary>
    [Required]
    public IReadOnlyList<string> DisabledActions { get; set; } = [];

    /// <summary>Resources that no action may touch.</summary>
    [Required]
    public IReadOnlyList<string> ProtectedResources { get; set; } = [];

    /// <summary>
    /// Patterns (<see cref="Glob"/>, case does not matter) of what takes two people whatever the action's tier. They are compared with the resources that a
    /// plan touches and with its calls, written <c>service:Operation</c>; <c>prod/</c> before a pattern restricts it to that environment.
    /// </summary>
    /// <value>Null: keys, identities, the audit trail and backups everywhere, databases in production. Write <c>-</c>, which matches nothing, for none.</value>
    public IReadOnlyList<string>? Protected { get; set; }

    /// <summary>What <see cref="Protected"/> comes to. A list with its default in it would be added to by the settings, not replaced.</summary>
    public IReadOnlyList<string> ProtectedPatterns => Protected ?? ProtectedByDefault;

    /// <summary>The most resources that one remediation may change; wider ones are not offered and not run.</summary>
    /// <value>10.</value>
    [Range(1, 10_000)]
    public int MaxResources { get; set; } = 10;

    /// <summary>The most calls that one remediation may make.</summary>
    /// <value>25.</value>
    [Range(1, 10_000)]
    public int MaxCalls { get; set; } = 25;

    /// <summary>Takes over what says which actions may run, and leaves the rest: for a settings file that changed while the service runs.</summary>
    public void TakePolicyFrom(RemediationOptions other)
    {
        (DisabledActions, ProtectedResources, Protected) = (other.DisabledActions, other.ProtectedResources, other.Protected);
        (MaxResources, MaxCalls) = (other.MaxResources, other.MaxCalls);
    }
}
