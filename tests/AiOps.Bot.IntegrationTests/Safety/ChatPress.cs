using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.IntegrationTests.Safety;

/// <summary>A button that somebody presses, or says that they pressed.</summary>
/// <param name="Value">What the button carries.</param>
internal sealed record ChatPress(string User, string Verb, string Value)
{
    /// <summary>The platform's id of the press; null = a new one.</summary>
    public string? Id { get; init; }

    /// <summary>The workspace or tenant that the user belongs to; null = ours.</summary>
    public string? From { get; init; }

    public static ChatPress Approve(string user, Remediation remediation) => new(user, "approve", $"{remediation.Incident}|{remediation.Id}|{remediation.Digest}");
}
