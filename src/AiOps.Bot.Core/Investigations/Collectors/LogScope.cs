using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>Which logs have to do with an incident.</summary>
internal static class LogScope
{
    /// <summary>The incident's resources that are known; where there are none, its log groups.</summary>
    public static LogQuery Query(InvestigationContext context, TimeRange window, int limit)
    {
        ResourceId[] resources = [.. context.Incident.Resources.Where(r => r != ResourceId.Unknown)];
        return new()
        {
            Window = window,
            Resources = resources,
            Groups = resources.Length > 0 ? [] : Groups(context),
            Limit = limit,
        };
    }

    public static string[] Groups(InvestigationContext context) =>
        [.. context.Alerts.Select(a => a.Labels.GetValueOrDefault(AnomalyLabels.LogGroup)).Prepend(context.Incident.Labels.GetValueOrDefault(AnomalyLabels.LogGroup))
            .OfType<string>().Where(g => g.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>The moments at which something went wrong, earliest first: the alerts' onsets, those close together counted once.</summary>
    public static IReadOnlyList<DateTimeOffset> Moments(InvestigationContext context, TimeSpan apart, int limit)
    {
        var moments = new List<DateTimeOffset>();
        foreach (var at in context.Alerts.Where(a => a.Status == AlertStatus.Firing).Select(OnsetOf.Alert).Append(context.Onset).Order())
        {
            if (moments.Count == 0 || at - moments[^1] > apart)
            {
                moments.Add(at);
            }
        }

        return [.. moments.Take(limit)];
    }

    public static string Describe(LogQuery query)
    {
        var words = query.Words.Count > 0 ? " with " + string.Join(", ", query.Words.Select(w => $"\"{w}\"")) : "";
        var groups = query.Groups.Count > 0 ? " in " + string.Join(", ", query.Groups) : "";
        var resources = query.Resources.Count > 0 ? " of " + string.Join(", ", query.Resources) : "";
        return FormattableString.Invariant($"log lines{words}{groups}{resources}, {query.Window.From.UtcDateTime:yyyy-MM-dd HH:mm:ss} to {query.Window.To.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");
    }
}
