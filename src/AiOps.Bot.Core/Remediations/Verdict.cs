namespace AiOps.Bot.Core.Remediations;

/// <summary>What a decision makes of a remediation: the next state with a sentence for the timeline, or a refusal.</summary>
internal sealed record Verdict(Remediation? Next, Refusal? Refusal, string Detail);
