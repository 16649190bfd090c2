using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Security;

/// <summary>
/// Schedules as PagerDuty's REST API (v2) spells them: the answer of <c>GET /oncalls</c>, or of <c>GET /schedules/ID</c> with its rendered entries. Pure.
/// </summary>
internal static class OnCallExport
{
    public const int MaxBytes = 4 * 1024 * 1024;
    private const int MaxEntries = 20_000;

    /// <param name="people">Whose accounts the users are found by.</param>
    /// <param name="wanted">Schedules that entitlements name: such a name may be a schedule's id or what people call it.</param>
    /// <exception cref="FormatException">The text is no such answer; the message says why.</exception>
    public static ImmutableArray<OnCallSchedule> Read(ReadOnlyMemory<byte> json, IReadOnlyList<Person> people, IReadOnlySet<string> wanted) => Parse<ImmutableArray<OnCallSchedule>>(
        json,
        entries =>
        [
            .. entries.GroupBy(e => wanted.Contains(e.ScheduleId) ? e.ScheduleId : e.ScheduleName, StringComparer.Ordinal)
                .Select(g => new OnCallSchedule { Id = g.Key, Shifts = [.. g.Select(e => new OnCallShift(NameOf(e, people), e.From, e.Until)).Distinct()] }),
        ]);

    /// <summary>The ids and the names of its schedules.</summary>
    /// <exception cref="FormatException">The text is no such answer; the message says why.</exception>
    public static IReadOnlyCollection<string> Names(ReadOnlyMemory<byte> json) => Parse(json, entries => entries.SelectMany(e => new[] { e.ScheduleId, e.ScheduleName }).Distinct().ToList());

    private static T Parse<T>(ReadOnlyMemory<byte> json, Func<IReadOnlyList<Entry>, T> make)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = 32 });
            return make([.. Entries(document.RootElement).Take(MaxEntries)]);
        }
        catch (JsonException ex)
        {
            throw new FormatException($"is no JSON: {ex.Message}", ex);
        }
    }

    private static IEnumerable<Entry> Entries(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Object when Items(root, "oncalls") is { } oncalls => oncalls.Select(OnCall),
        JsonValueKind.Object when Object(root, "schedule") is { } schedule && Object(schedule, "final_schedule") is { } final => Rendered(schedule, final),
        JsonValueKind.Object when Object(root, "schedule") is not null => throw new FormatException("has a schedule without final_schedule; ask for it with since= and until="),
        _ => throw new FormatException("has neither \"oncalls\" (GET /oncalls) nor \"schedule\" (GET /schedules/ID)"),
    };

    private static Entry OnCall(JsonElement entry)
    {
        // Whoever stands directly in an escalation policy has no schedule and is on call without end.
        var schedule = Object(entry, "schedule") ?? Object(entry, "escalation_policy");
        return Entry.Of(schedule, entry);
    }

    private static IEnumerable<Entry> Rendered(JsonElement schedule, JsonElement final) =>
        (Items(final, "rendered_schedule_entries") ?? throw new FormatException("has no rendered_schedule_entries; ask for the schedule with since= and until=")).Select(e => Entry.Of(schedule, e));

    private static string NameOf(Entry entry, IReadOnlyList<Person> people) =>
        people.FirstOrDefault(p => p.Identities.Any(i => i.Platform == "pagerduty" && i.Subject == entry.UserId))?.Id ?? $"{entry.UserName} (not in the directory)";

    private static JsonElement? Object(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static JsonElement.ArrayEnumerator? Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : null;

    private sealed record Entry(string ScheduleId, string ScheduleName, string UserId, string UserName, DateTimeOffset From, DateTimeOffset Until)
    {
        public static Entry Of(JsonElement? schedule, JsonElement entry)
        {
            var user = Object(entry, "user") ?? throw new FormatException("has an entry without a user");
            var userId = Text(user, "id") ?? throw new FormatException("has a user without an id");
            var scheduleId = Text(schedule, "id") ?? "unnamed";
            return new(
                scheduleId,
                NameOf(schedule, scheduleId),
                userId,
                NameOf(user, userId),
                Time(entry, "start") ?? DateTimeOffset.MinValue,
                Time(entry, "end") ?? DateTimeOffset.MaxValue);
        }

        private static string NameOf(JsonElement? element, string otherwise) => Text(element, "summary") ?? Text(element, "name") ?? otherwise;

        private static string? Text(JsonElement? element, string name) =>
            element is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

        private static DateTimeOffset? Time(JsonElement entry, string name) => Text(entry, name) is not { } text ? null
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime()
            : throw new FormatException($"has an entry whose {name} is no time");
    }
}
