namespace AiOps.Bot.Core.Remediations;

/// <summary>Why an approved remediation is not run, and where it goes instead.</summary>
internal sealed record DispatchRefusal(RemediationStatus To, string Verb, string Reason);
