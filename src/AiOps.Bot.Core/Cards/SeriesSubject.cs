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

    private static SeriesSubject? Of(Alert alert)
    {
        var silent = alert.Kind is AnomalyKinds.ActivityCeased or AnomalyKinds.SourceSilent;
        ImmutableArray<string> groups = Label(alert, AnomalyLabels.LogGroup) is { } group ? [group] : [];
        var (name, words) = Lines(alert);
        return words.IsEmpty && (groups.IsEmpty || alert.Kind != AnomalyKinds.SourceSilent) ? null : new(name, words, groups, OnsetOf(alert, silent), silent);
    }

    private static (string Name, ImmutableArray<string> Words) Lines(Alert alert)
    {
        if (Label(alert, AnomalyLabels.Template) is { } template)
        {
            var words = Literals(template);
            string[] program = Label(alert, AnomalyLabels.Program) is { } known ? [known] : [];
            return (CardLimits.Cut($"{string.Join("", program.Select(p => p + ": "))}{template}", MostText), [.. words.Concat(program).Distinct(StringComparer.Ordinal)]);
        }

        if (Label(alert, AnomalyLabels.SourceAddress) is { } address)
        {
            return ($"Lines with {CardLimits.Cut(address, MostText)}", [address]);
        }

        if (Label(alert, AnomalyLabels.Permission) is { } permission && !permission.Contains(',', StringComparison.Ordinal))
        {
            return ($"Refused {permission}", ["AccessDenied", permission.Split(':')[^1]]);
        }

        return Label(alert, AnomalyLabels.Program) is { } program2 && alert.Kind != AnomalyKinds.SourceSilent
            ? ($"Lines of {program2}", [program2])
            : (Label(alert, AnomalyLabels.LogGroup) is { } group ? $"Lines in {CardLimits.Cut(group, MostText)}" : "Lines", []);
    }

    /// <summary>The words of a template that stand for themselves, longest first: placeholders are in angle brackets, wherever in a word.</summary>
    private static IEnumerable<string> Literals(string template) => template
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Where(w => !w.Contains('<', StringComparison.Ordinal) && w.Length >= ShortestWord)
        .Distinct(StringComparer.Ordinal)
        .OrderByDescending(w => w.Length)
        .Take(MostWords);

    private static DateTimeOffset OnsetOf(Alert alert, bool silent) =>
        silent && Label(alert, AnomalyLabels.LastSeen) is { } text
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var last) ? last : alert.StartsAt;

    private static string? Label(Alert alert, string name) => alert.Labels.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
