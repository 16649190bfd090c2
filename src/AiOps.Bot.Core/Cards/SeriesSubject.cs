using System.Collections.Immutable;
using System.Globalization;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Cards;

/// <summary>Which lines an incident is about, and since when.</summary>
/// <param name="Name">What is counted, for people.</param>
/// <param name="Words">Texts that all of the lines contain.</param>
/// <param name="IsSilence">True where the lines stopped: the onset is the last one.</param>
internal sealed record SeriesSubject(string Name, ImmutableArray<string> Words, ImmutableArray<string> Groups, DateTimeOffset Onset, bool IsSilence)
{
    private const int MostWords = 6;
    private const int MostText = 48;
    private const int ShortestWord = 3;

    /// <summary>Null where the alerts do not tell which lines they are made of.</summary>
    public static SeriesSubject? Of(Incident incident, IReadOnlyList<Alert> alerts) => alerts
        .OrderByDescending(a => a.Title == incident.Title)
        .ThenByDescending(a => a.Kind == incident.Kind)
        .ThenByDescending(a => a.Severity)
        .ThenBy(a => a.StartsAt)
        .Select(Of)
        .FirstOrDefault(s => s is not null);

    /// <summary>Null where the anomaly is not one of lines.</summary>
    public static SeriesSubject? Of(Anomaly anomaly) => Of(anomaly.Kind, anomaly.Labels, anomaly.Window.From);

    private static SeriesSubject? Of(Alert alert) => Of(alert.Kind, alert.Labels, alert.StartsAt);

    private static SeriesSubject? Of(string kind, ImmutableSortedDictionary<string, string> labels, DateTimeOffset start)
    {
        var silent = kind is AnomalyKinds.ActivityCeased or AnomalyKinds.SourceSilent;
        ImmutableArray<string> groups = Label(labels, AnomalyLabels.LogGroup) is { } group ? [group] : [];
        var (name, words) = Lines(kind, labels);
        return words.IsEmpty && (groups.IsEmpty || kind != AnomalyKinds.SourceSilent) ? null : new(name, words, groups, OnsetOf(labels, silent, start), silent);
    }

    private static (string Name, ImmutableArray<string> Words) Lines(string kind, ImmutableSortedDictionary<string, string> labels)
    {
        if (Label(labels, AnomalyLabels.Template) is { } template)
        {
            var words = Literals(template);
            string[] program = Label(labels, AnomalyLabels.Program) is { } known ? [known] : [];
            return (CardLimits.Cut($"{string.Join("", program.Select(p => p + ": "))}{template}", MostText), [.. words.Concat(program).Distinct(StringComparer.Ordinal)]);
        }

        if (Label(labels, AnomalyLabels.SourceAddress) is { } address)
        {
            return ($"Lines with {CardLimits.Cut(address, MostText)}", [address]);
        }

        if (Label(labels, AnomalyLabels.Permission) is { } permission && !permission.Contains(',', StringComparison.Ordinal))
        {
            return ($"Refused {permission}", ["AccessDenied", permission.Split(':')[^1]]);
        }

        return Label(labels, AnomalyLabels.Program) is { } program2 && kind != AnomalyKinds.SourceSilent
            ? ($"Lines of {program2}", [program2])
            : (Label(labels, AnomalyLabels.LogGroup) is { } group ? $"Lines in {CardLimits.Cut(group, MostText)}" : "Lines", []);
    }

    /// <summary>The words of a template that stand for themselves, longest first: placeholders are in angle brackets, wherever in a word.</summary>
    private static IEnumerable<string> Literals(string template) => template
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Where(w => !w.Contains('<', StringComparison.Ordinal) && w.Length >= ShortestWord)
        .Distinct(StringComparer.Ordinal)
        .OrderByDescending(w => w.Length)
        .Take(MostWords);

    private static DateTimeOffset OnsetOf(ImmutableSortedDictionary<string, string> labels, bool silent, DateTimeOffset start) =>
        silent && Label(labels, AnomalyLabels.LastSeen) is { } text
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var last) ? last : start;

    private static string? Label(ImmutableSortedDictionary<string, string> labels, string name) => labels.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
