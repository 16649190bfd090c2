using System.Collections.Immutable;
using System.Text.Json;
using AiOps.Bot.Core.Alerts.Sources;

namespace AiOps.Bot.Core.Alerts;

/// <summary>
/// A signal as one bot tells it to another: <c>{"id","fingerprint","kind","title","severity","status","resource","startsAt","seenAt","reasons":[],"labels":{},"eventIds":[]}</c>,
/// times in ISO 8601. The same id and signal give the same bytes.
/// </summary>
public static class SignalJson
{
    private const int MostItems = 50;

    /// <param name="id">That of the anomaly: equal for repeats of one report, different for the next report of the same condition.</param>
    public static byte[] Write(string id, AlertSignal signal) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        id,
        fingerprint = signal.Fingerprint.Value,
        kind = signal.Kind,
        title = signal.Title,
        severity = signal.Severity.ToString(),
        status = signal.Status.ToString(),
        resource = signal.Resource.Value,
        startsAt = signal.StartsAt,
        seenAt = signal.SeenAt,
        reasons = signal.Reasons,
        labels = signal.Labels,
        eventIds = signal.EventIds,
    });

    /// <param name="source">The system that the signal counts as one of.</param>
    /// <exception cref="FormatException">The form is another; the message says where.</exception>
    public static AlertSignal Read(ReadOnlyMemory<byte> body, string source)
    {
        var signal = JsonReading.Object(body);
        return new()
        {
            Fingerprint = new(signal.Required("fingerprint")),
            Source = source,
            Kind = signal.Required("kind"),
            Title = signal.Required("title"),
            Severity = Word<Severity>(signal, "severity"),
            Status = Word<AlertStatus>(signal, "status") is var status and not AlertStatus.Suppressed ? status : throw new FormatException("'status' must be Firing or Resolved"),
            Resource = new(signal.Required("resource")),
            StartsAt = signal.Time("startsAt") ?? throw new FormatException("'startsAt' is missing"),
            SeenAt = signal.Time("seenAt") ?? throw new FormatException("'seenAt' is missing"),
            Reasons = Texts(signal, "reasons"),
            Labels = Labels(signal),
            EventIds = Texts(signal, "eventIds"),
        };
    }

    private static T Word<T>(JsonElement signal, string name)
        where T : struct, Enum =>
        Enum.TryParse<T>(signal.Required(name), out var word) && Enum.IsDefined(word)
            ? word
            : throw new FormatException($"'{name}' must be one of {string.Join(", ", Enum.GetNames<T>())}");

    private static ImmutableArray<string> Texts(JsonElement signal, string name) => signal.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
        ? [.. list.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Take(MostItems).Select(t => t.GetString()!)]
        : [];

    private static ImmutableSortedDictionary<string, string> Labels(JsonElement signal) => signal.TryGetProperty("labels", out var labels) && labels.ValueKind == JsonValueKind.Object
        ? labels.EnumerateObject().Where(l => l.Value.ValueKind == JsonValueKind.String).Take(MostItems).DistinctBy(l => l.Name)
            .ToImmutableSortedDictionary(l => l.Name, l => l.Value.GetString()!, StringComparer.Ordinal)
        : ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
