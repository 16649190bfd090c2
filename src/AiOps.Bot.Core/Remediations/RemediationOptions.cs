using System.ComponentModel.DataAnnotations;

namespace AiOps.Bot.Core.Remediations;

/// <summary>Limits of proposing and running actions.</summary>
public sealed class RemediationOptions
{
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
}
