using AiOps.Bot.Core;

namespace AiOps.Bot.Chat.Teams.Render;

/// <summary>What a button carries: ids, and what was shown. Never what is to be done; the server's own state decides everything.</summary>
internal sealed record ButtonValue(IncidentId Incident, RemediationId? Remediation, string Digest)
{
    private const int MaxLength = 512;

    public override string ToString() => $"{Incident}|{Remediation}|{Digest}";

    /// <returns>Null where nobody of ours wrote it.</returns>
    public static ButtonValue? Read(string? value) =>
        value is { Length: > 0 and <= MaxLength } && value.Split('|') is [{ Length: > 0 } incident, var remediation, var digest]
            ? new(new(incident), remediation.Length == 0 ? null : new RemediationId(remediation), digest)
            : null;
}
