using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Memory;
using AiOps.Bot.Core.Questions;

namespace AiOps.Bot.Agents;

/// <summary>How things are written for agents: compact JSON, long texts cut.</summary>
internal static class AgentText
{
    private const int LongestText = 400;
    private const int MostAnswerLines = 30;

    // Plain letters: escapes would hide a secret from the detectors.
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Of(object value) => JsonSerializer.Serialize(value, value.GetType(), Options);

    /// <summary>A tool's result as text.</summary>
    public static string Plain(object? result) => result switch
    {
        null => "",
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString()!,
        _ => Of(result),
    };

    public static string Cut(string text) => text.Length <= LongestText ? text : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, LongestText)}... ({text.Length} characters)");

    public static object Window(TimeRange window) => new { from = window.From, to = window.To };

    public static object Row(Incident incident) => new
    {
        id = incident.Id.Value,
        title = Cut(incident.Title),
        incident.Severity,
        incident.Status,
        incident.Kind,
        resources = incident.Resources.Take(10).Select(r => r.Value),
        incident.StartedAt,
        incident.LastSeen,
        reports = incident.AlertCount,
    };

    /// <summary>The incident as the memory is asked for its like.</summary>
    public static RememberedIncident Look(Incident incident) => new()
    {
        Incident = incident.Id,
        Recurrence = incident.Recurrences,
        Account = incident.Account,
        Title = incident.Title,
        Kinds = incident.Kinds,
        Resources = incident.Resources,
        Fingerprints = incident.Fingerprints,
        StartedAt = incident.StartedAt,
        EndedAt = incident.LastSeen,
        Review = new(CauseAnswer.No, null, null, "", "", "", "", default),
    };

    public static object Remembered(RememberedIncident past) => new
    {
        id = past.Incident.Value,
        title = Cut(past.Title),
        past.Kinds,
        ended_at = past.EndedAt,
        ending = Cut(past.Ending),
        past.Review.Answer,
        cause = Cut(past.Review.InWords),
    };

    public static object Answer(Answer answer) => new
    {
        summary = Cut(answer.Summary),
        answer.Query,
        window = Window(answer.Window),
        answer.Rows,
        answer.Understood,
        answer.Gaps,
        shapes = answer.Templates.Take(MostAnswerLines).Select(t => new { t.Count, template = Cut(t.Template), t.FirstSeen, t.LastSeen }),
        lines = answer.Lines.Take(MostAnswerLines).Select(l => new { time = l.Timestamp, group = l.Stream.Group, text = Cut(l.Text) }),
        incidents = answer.Incidents.Take(MostAnswerLines).Select(Row),
    };
}
