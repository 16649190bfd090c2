namespace AiOps.Bot.Core.Alerts;

/// <summary>Whether the condition holds. Firing → Resolved | Suppressed; a resolved alert that fires again is Firing again.</summary>
public enum AlertStatus
{
    Firing,
    Resolved,
    Suppressed,
}
