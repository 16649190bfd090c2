using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>What an incident is about, in AWS's terms.</summary>
internal static class IncidentSubjects
{
    /// <summary>Ids of the instances that the incident or its alerts name, in the order named.</summary>
    public static IReadOnlyList<string> InstancesOf(InvestigationContext context) => [.. Names(context).Where(AwsNames.IsInstance).Distinct(StringComparer.Ordinal)];

    /// <summary>Resources, log groups and streams that the incident or its alerts name.</summary>
    public static IEnumerable<string> Names(InvestigationContext context) => context.Incident.Resources.Select(r => r.Value)
        .Concat(context.Alerts.Select(a => a.Resource.Value))
        .Concat(Labels(context, AnomalyLabels.LogStream))
        .Concat(Labels(context, AnomalyLabels.LogGroup));

    /// <summary>All values of a label, the incident's first.</summary>
    public static IEnumerable<string> Labels(InvestigationContext context, string name) =>
        context.Alerts.Select(a => a.Labels).Prepend(context.Incident.Labels).Select(l => l.GetValueOrDefault(name)).OfType<string>().Distinct(StringComparer.Ordinal);

    public static bool IsAbout(InvestigationContext context, params string[] kinds) =>
        kinds.Contains(context.Incident.Kind) || context.Alerts.Any(a => kinds.Contains(a.Kind));
}
