using System.Collections.Frozen;

namespace AiOps.Bot.Core.Alerts;

/// <summary>The table of allowed status changes of an alert.</summary>
public static class AlertTransitions
{
    private static readonly FrozenDictionary<AlertStatus, AlertStatus[]> Allowed = new Dictionary<AlertStatus, AlertStatus[]>
    {
        [AlertStatus.Firing] = [AlertStatus.Resolved, AlertStatus.Suppressed],
        [AlertStatus.Resolved] = [AlertStatus.Firing, AlertStatus.Suppressed],
        [AlertStatus.Suppressed] = [AlertStatus.Firing, AlertStatus.Resolved],
    }.ToFrozenDictionary();

    public static bool MayMove(AlertStatus from, AlertStatus to) => Allowed[from].Contains(to);
}
