namespace AiOps.Bot.Tests.Architecture;

public sealed class SliceOrderTests
{
    private const string Prefix = "AiOps.Bot.Core.";

    /// <summary>Which slices a slice may see besides itself, and Redaction, which sees none and everybody sees.</summary>
    private static readonly Dictionary<string, string[]> May = new()
    {
        ["Redaction"] = [],
        ["Telemetry"] = [],
        ["Alerts"] = ["Telemetry"],
        ["Anomalies"] = ["Telemetry", "Alerts"],
        ["Incidents"] = ["Telemetry", "Alerts", "Anomalies"],
        ["Investigations"] = ["Telemetry", "Alerts", "Anomalies", "Incidents"],
        ["Remediations"] = ["Telemetry", "Alerts", "Anomalies", "Incidents", "Investigations"],
        ["Audit"] = ["Telemetry"],
        ["Cards"] = ["Telemetry", "Alerts", "Anomalies", "Incidents", "Investigations", "Remediations", "Audit"],
        ["Questions"] = ["Telemetry", "Alerts", "Anomalies", "Incidents", "Investigations", "Remediations", "Audit"],
        ["Reports"] = ["Telemetry", "Alerts", "Anomalies", "Incidents", "Investigations", "Remediations", "Audit", "Cards"],
        ["Conversations"] = ["Telemetry", "Alerts", "Anomalies", "Incidents", "Investigations", "Remediations", "Audit", "Cards", "Questions", "Reports"],
    };

    [Fact]
    public void EverySliceIsInTheTable() => Assert.Empty(Slices().Except(May.Keys));

    [Fact]
    public void SlicesPointOneWay()
    {
        var breaches = from type in Repository.OwnTypes(Repository.Core)
                       let slice = SliceOf(type.Namespace)
                       where slice is not null
                       from other in Named(type).Distinct()
                       where other != slice && other != "Redaction" && !May[slice].Contains(other)
                       select $"{type.FullName} names {other}";
        Assert.Empty(breaches.Distinct());
    }

    private static IEnumerable<string> Slices() => Repository.OwnTypes(Repository.Core).Select(t => SliceOf(t.Namespace)).OfType<string>().Distinct();

    private static IEnumerable<string> Named(Type type)
    {
        var inCode = Calls.From(type).Select(m => (m as Type ?? m.DeclaringType)?.Namespace);
        var inShape = type.GetFields((System.Reflection.BindingFlags)60).Select(f => f.FieldType)
            .Concat(type.GetMethods((System.Reflection.BindingFlags)60).SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType)))
            .SelectMany(t => t.IsGenericType ? t.GetGenericArguments().Append(t) : [t])
            .Concat(type.GetInterfaces())
            .Select(t => t.Namespace);
        return inCode.Concat(inShape).Select(SliceOf).OfType<string>();
    }

    private static string? SliceOf(string? ns) =>
        ns?.StartsWith(Prefix, StringComparison.Ordinal) == true ? ns[Prefix.Length..].Split('.')[0] : null;
}
