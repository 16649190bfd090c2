using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.WebConsole;

/// <summary>A press of one of a remediation's buttons.</summary>
/// <param name="Remediation">As it is now; the form has the digest of what was read.</param>
internal sealed record Click(Remediation Remediation, string Digest, string Reason, bool AcceptsImpact, Approver By);
