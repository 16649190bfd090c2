namespace AiOps.Bot.Core;

/// <summary>How much an alert, an incident or a finding matters. One scale for all of them.</summary>
public enum Severity
{
    Info,
    Low,
    Medium,
    High,
    Critical,
}
