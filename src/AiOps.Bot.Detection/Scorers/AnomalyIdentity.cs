using System.Collections.Immutable;
using System.Globalization;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Alerts;

namespace AiOps.Bot.Detection.Scorers;

/// <summary>Ids and signals of anomalies, made of what they are about, so that a replay makes the same ones.</summary>
internal static class AnomalyIdentity
{
    /// <param name="scorer">The scorer's name.</param>
    /// <param name="signal">The anomaly's signal.</param>
    /// <param name="start">When the condition began.</param>
    /// <param name="step">Tells later reports of the same condition apart: a growing count, "resumed".</param>
    public static string IdOf(string scorer, ImmutableSortedDictionary<string, string> signal, DateTimeOffset start, string step = "")
    {
        var parts = signal.Add("#scorer", scorer).Add("#start", start.UtcTicks.ToString(CultureInfo.InvariantCulture)).Add("#step", step);
        return "anm-" + Fingerprint.Of(parts).Value;
    }

    public static ImmutableSortedDictionary<string, string> SignalOf(string kind, ResourceId resource, params ReadOnlySpan<(string Name, string Value)> parts)
    {
        var signal = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        signal["kind"] = kind;
        signal["resource"] = resource.Value;
        foreach (var (name, value) in parts)
        {
            signal[name] = value;
        }

        return signal.ToImmutable();
    }
}
