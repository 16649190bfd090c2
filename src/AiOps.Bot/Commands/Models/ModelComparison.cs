using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AiOps.Bot.Detection.Evaluation;
using AiOps.Bot.Tables;

namespace AiOps.Bot.Commands.Models;

/// <summary>Two models on the same rows, as <c>aiops models compare</c> prints them.</summary>
/// <param name="Measured">Both with their figures; empty where nobody labelled the rows.</param>
internal sealed record ModelComparison((string Name, TrialRows Rows) Champion, (string Name, TrialRows Rows) Other, ModelAgreement Agreement, IReadOnlyList<MeasuredModel> Measured)
{
    /// <summary>Which of them learned from rows that they are compared on.</summary>
    public IReadOnlyList<(string Name, TrainingOverlap Overlap)> SeenInTraining { get; init; } = [];

    public object Json(int most) => new
    {
        champion = Champion.Name,
        other = Other.Name,
        rows = Champion.Rows.Count,
        agreement = new
        {
            Agreement.Both,
            onlyChampion = Agreement.OnlyFirst,
            onlyOther = Agreement.OnlySecond,
            Agreement.Neither,
            Agreement.RankCorrelation,
            alarmsOfChampionAlone = Agreement.FirstAlone.Length,
            alarmsOfOtherAlone = Agreement.SecondAlone.Length,
        },
        championAlone = Shown(Agreement.FirstAlone, most).Select(Json),
        otherAlone = Shown(Agreement.SecondAlone, most).Select(Json),
        seenInTraining = SeenInTraining.Count == 0 ? null : SeenInTraining.Select(s => new { model = s.Name, overlap = s.Overlap.Json }),
        figures = Measured.Count == 0 ? null : MeasuredText.Json(Measured),
    };

    public string Text(int most)
    {
        var (text, rows) = (new StringBuilder(), (double)Champion.Rows.Count);
        text.AppendLine(CultureInfo.InvariantCulture, $"{Champion.Name} (champion) and {Other.Name} on {Champion.Rows.Count:N0} rows").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"They agree on {(Agreement.Both + Agreement.Neither) / rows:0.0%} of the rows: both raise {Agreement.Both:N0}, {Champion.Name} alone {Agreement.OnlyFirst:N0}, {Other.Name} alone {Agreement.OnlySecond:N0}, neither {Agreement.Neither:N0}.");
        text.AppendLine(Agreement.RankCorrelation is { } correlation ? string.Create(CultureInfo.InvariantCulture, $"Their scores put rows in the same order to {correlation:0.00} (Spearman; 1 = the same order, 0 = as if by chance).") : "One of them gives all rows the same score.");
        Alone(text, (Champion.Name, Other.Name), Agreement.FirstAlone, most);
        Alone(text, (Other.Name, Champion.Name), Agreement.SecondAlone, most);
        return Measured.Count == 0 ? text.ToString().TrimEnd() : text.AppendLine().Append(MeasuredText.Text(Measured)).ToString();
    }

    private void Alone(StringBuilder text, (string Mine, string Theirs) names, ImmutableArray<LoneAlarm> alarms, int most)
    {
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{names.Mine} would alert {CommonOptions.Counted(alarms.Length, "time", "times")} where {names.Theirs} would not{(alarms.IsEmpty ? "." : ":")}");
        foreach (var alarm in Shown(alarms, most))
        {
            var label = Champion.Rows.Labels.IsEmpty ? "" : Labels(alarm) ? ", rightly" : ", wrongly";
            text.AppendLine(CultureInfo.InvariantCulture, $"  row {alarm.Begin}{(alarm.End - alarm.Begin > 1 ? $" to {alarm.End - 1}" : "")}{Clock(alarm.Begin)}: {alarm.Score:0.000} at row {alarm.Peak}, {alarm.Other:0.000} by {names.Theirs}{label}");
        }

        if (alarms.Length > most)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  and {alarms.Length - most:N0} more (--most)");
        }
    }

    /// <summary>The strongest, in the order of time.</summary>
    private static IEnumerable<LoneAlarm> Shown(ImmutableArray<LoneAlarm> alarms, int most) => alarms.OrderByDescending(a => a.Score).ThenBy(a => a.Begin).Take(most).OrderBy(a => a.Begin);

    private object Json(LoneAlarm alarm) => new
    {
        fromRow = alarm.Begin, toRow = alarm.End - 1, at = Clock(alarm.Begin).Trim(), peakRow = alarm.Peak, score = alarm.Score, scoreByOther = alarm.Other,
        isAnomalous = Champion.Rows.Labels.IsEmpty ? (bool?)null : Labels(alarm),
    };

    private bool Labels(LoneAlarm alarm) => Champion.Rows.Labels.AsSpan(alarm.Begin, alarm.End - alarm.Begin).Contains(true);

    private string Clock(int row) => !Champion.Rows.Seconds.IsEmpty && double.IsFinite(Champion.Rows.Seconds[row])
        ? DateTimeOffset.UnixEpoch.AddSeconds(Champion.Rows.Seconds[row]).ToString(" yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : "";
}
