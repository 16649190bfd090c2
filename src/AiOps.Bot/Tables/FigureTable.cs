using System.Globalization;
using System.Text;
using AiOps.Bot.Detection.Evaluation;

namespace AiOps.Bot.Tables;

/// <summary>Figures with their intervals as a table of Markdown that reads well as plain text too.</summary>
internal static class FigureTable
{
    public static string Of(ModelFigures figures)
    {
        var (text, events) = (new StringBuilder(), figures.Events);
        var folds = figures.F1ByFold.IsDefaultOrEmpty ? "" : $"Rolling origin, {figures.F1ByFold.Length} folds: ";
        text.AppendLine(CultureInfo.InvariantCulture, $"{folds}{figures.Rows:N0} rows that were not learned from, {figures.Anomalous:N0} of them anomalous, in {events.Count:N0} {(events.Count == 1 ? "event" : "events")}; {events.Missed:N0} missed, {events.Alarms:N0} {(events.Alarms == 1 ? "alarm" : "alarms")}:").AppendLine();
        text.AppendLine("| figure               | value  | 95 %             |").AppendLine("|----------------------|--------|------------------|");
        Row(text, "precision", figures.Precision);
        Row(text, "recall", figures.Recall);
        Row(text, "F1", figures.F1);
        Row(text, "accuracy", figures.Accuracy);
        Row(text, "PR-AUC", figures.PrAuc);
        Row(text, "ROC-AUC", figures.RocAuc);
        Row(text, "event precision", events.Precision);
        Row(text, "event recall", events.Recall);
        Row(text, "event F1", events.F1);
        Delays(text, events);
        if (!figures.F1ByFold.IsDefaultOrEmpty)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"F1 by fold: {string.Join(", ", figures.F1ByFold.Select(f => f.ToString("0.000", CultureInfo.InvariantCulture)))}");
        }

        return text.ToString();
    }

    private static void Delays(StringBuilder text, EventFigures events)
    {
        Row(text, "delay, rows", events.DelayRows, "0.#");
        Row(text, "delay, rows, 9 of 10", events.DelayRowsLate, "0.#");
        if (events.DelaySeconds.Value is not null)
        {
            Row(text, "delay, s", events.DelaySeconds, "0.#");
            Row(text, "delay, s, 9 of 10", events.DelaySecondsLate, "0.#");
        }
    }

    private static void Row(StringBuilder text, string figure, Estimate estimate, string format = "0.000")
    {
        string Shown(double? value) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";
        var between = estimate.Low is null ? "" : $"{Shown(estimate.Low)} to {Shown(estimate.High)}";
        text.AppendLine(CultureInfo.InvariantCulture, $"| {figure,-20} | {Shown(estimate.Value),-6} | {between,-16} |");
    }
}
