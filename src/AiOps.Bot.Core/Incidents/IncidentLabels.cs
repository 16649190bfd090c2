using System.Collections.Immutable;
using System.Globalization;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Anomalies;

namespace AiOps.Bot.Core.Incidents;

/// <summary>What the labels of an incident become with one more signal. Pure.</summary>
internal static class IncidentLabels
{
    private const int KeptAddresses = 50;

    /// <param name="leads">True where the signal gives the incident its name: then its labels count where two disagree.</param>
    public static ImmutableSortedDictionary<string, string> With(ImmutableSortedDictionary<string, string> labels, AlertSignal signal, bool leads)
    {
        var joined = leads ? AddMissing(signal.Labels, labels) : AddMissing(labels, signal.Labels);
        var addresses = AddressesOf(labels).Concat(AddressesOf(signal.Labels)).Distinct(StringComparer.Ordinal).Take(KeptAddresses).ToArray();
        return addresses.Length > 1 ? joined.SetItem(AnomalyLabels.SourceAddresses, string.Join(',', addresses)) : joined;
    }

    /// <summary>How many events the labels say were counted; 0 where they do not.</summary>
    public static long CountOf(ImmutableSortedDictionary<string, string> labels) =>
        labels.TryGetValue(AnomalyLabels.Count, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;

    private static IEnumerable<string> AddressesOf(ImmutableSortedDictionary<string, string> labels)
    {
        var several = labels.GetValueOrDefault(AnomalyLabels.SourceAddresses, "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        return labels.TryGetValue(AnomalyLabels.SourceAddress, out var one) ? several.Append(one) : several;
    }

    private static ImmutableSortedDictionary<string, string> AddMissing(ImmutableSortedDictionary<string, string> labels, ImmutableSortedDictionary<string, string> others) =>
        labels.AddRange(others.Where(o => !labels.ContainsKey(o.Key)));
}
