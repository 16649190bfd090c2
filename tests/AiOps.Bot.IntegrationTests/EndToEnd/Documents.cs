using System.Text.Json;

namespace AiOps.Bot.IntegrationTests.EndToEnd;

/// <summary>Reads the API's incident documents.</summary>
internal static class Documents
{
    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static IEnumerable<JsonElement> Remediations(this JsonElement incident) => incident.GetProperty("remediations").EnumerateArray();

    public static JsonElement? Remediation(this JsonElement incident, string action, string? status = null)
    {
        var found = incident.Remediations().Where(r => r.Text("action") == action && (status is null || r.Text("status") == status)).ToArray();
        return found.Length == 0 ? null : found[^1];
    }

    public static IEnumerable<string> Hypotheses(this JsonElement incident) => incident.GetProperty("hypotheses").EnumerateArray().Select(h => h.Text("kind"));

    public static IEnumerable<string> Verbs(this JsonElement incident) => incident.GetProperty("timeline").EnumerateArray().Select(t => t.Text("verb"));
}
