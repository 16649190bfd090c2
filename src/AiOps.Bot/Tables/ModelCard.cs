using System.Globalization;
using System.Text;
using AiOps.Bot.Detection.Evaluation;

namespace AiOps.Bot.Tables;

/// <summary>A model card (Mitchell et al.: Model Cards for Model Reporting, FAT* 2019): what the model learned from, how well it does, and what it is not for.</summary>
internal sealed record ModelCard(ModelManifest Manifest, string Hash, string TrainedOn, ModelFigures? Figures)
{
    private const ulong Seed = 1;

    /// <summary>For scripts; shares with their 95 % intervals.</summary>
    public object Json => new
    {
        model = Manifest.Family, hash = Hash, trainedAt = Manifest.TrainedAt, trainedOn = TrainedOn, rows = Manifest.Rows, seed = Manifest.Seed, label = Manifest.Label, threshold = Manifest.Threshold,
        columns = Manifest.Columns.Select(c => c.Name), figures = FiguresJson(Figures),
    };

    public static object? FiguresJson(ModelFigures? figures) => figures is null ? null : new
    {
        rows = figures.Counts.Rows, anomalous = figures.Counts.Found + figures.Counts.Missed,
        precision = Share(figures.Counts, c => c.Precision), recall = Share(figures.Counts, c => c.Recall), f1 = Share(figures.Counts, c => c.F1), accuracy = Share(figures.Counts, c => c.Accuracy),
        prAuc = Area(figures), rocAuc = Math.Round(figures.RocAuc, 4), f1ByFold = figures.Folds.Select(f => Math.Round(f, 4)),
    };

    /// <summary>For people, as Markdown.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# Model {Hash[..12]}: {Manifest.Family}").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"- Learned from {Manifest.Rows:N0} rows of `{TrainedOn}` on {Manifest.TrainedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC, {(Manifest.Label is { } label ? $"with the labels of `{label}`" : "without labels")}, seed {Manifest.Seed}.");
        text.AppendLine(CultureInfo.InvariantCulture, $"- Raises rows that score above {Manifest.Threshold:0.####}.");
        text.AppendLine(CultureInfo.InvariantCulture, $"- Columns: {string.Join(", ", Manifest.Columns.Select(c => $"`{c.Name}`"))}.");
        text.AppendLine(CultureInfo.InvariantCulture, $"- SHA-256 `{Hash}`.").AppendLine();
        text.Append(Figures is null ? "Nobody has labelled its rows, so nobody can say how good it is.\n" : Table(Figures));
        return text.AppendLine().AppendLine("It knows what was ordinary up to its last row. Where the system changes, train it again, and compare before you replace it.").ToString();
    }

    /// <summary>The figures as a table of Markdown that reads well as plain text too.</summary>
    public static string Table(ModelFigures figures)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Rolling origin, {figures.Folds.Count} folds, {figures.Counts.Rows:N0} rows that were not learned from, {figures.Counts.Found + figures.Counts.Missed:N0} of them anomalous:").AppendLine();
        text.AppendLine("| figure    | value | 95 %           |").AppendLine("|-----------|-------|----------------|");
        Row(text, "precision", figures.Counts.Precision, figures.Counts.Interval(c => c.Precision, Seed));
        Row(text, "recall", figures.Counts.Recall, figures.Counts.Interval(c => c.Recall, Seed));
        Row(text, "F1", figures.Counts.F1, figures.Counts.Interval(c => c.F1, Seed));
        Row(text, "accuracy", figures.Counts.Accuracy, figures.Counts.Interval(c => c.Accuracy, Seed));
        Row(text, "PR-AUC", figures.PrAuc, AveragePrecision.Interval(figures.PrAuc, figures.Counts.Found + figures.Counts.Missed));
        Row(text, "ROC-AUC", figures.RocAuc, (double.NaN, double.NaN));
        return text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"F1 by fold: {string.Join(", ", figures.Folds.Select(f => f.ToString("0.000", CultureInfo.InvariantCulture)))}").ToString();
    }

    private static void Row(StringBuilder text, string figure, double value, (double Low, double High) interval)
    {
        var between = double.IsNaN(interval.Low) ? "" : string.Create(CultureInfo.InvariantCulture, $"{interval.Low:0.000} to {interval.High:0.000}");
        text.AppendLine(CultureInfo.InvariantCulture, $"| {figure,-9} | {value:0.000} | {between,-14} |");
    }

    private static object Share(AlarmCounts counts, Func<AlarmCounts, double> figure)
    {
        var (low, high) = counts.Interval(figure, Seed);
        return new { value = Math.Round(figure(counts), 4), low = Math.Round(low, 4), high = Math.Round(high, 4) };
    }

    private static object Area(ModelFigures figures)
    {
        var (low, high) = AveragePrecision.Interval(figures.PrAuc, figures.Counts.Found + figures.Counts.Missed);
        return new { value = Finite(figures.PrAuc), low = Finite(low), high = Finite(high) };
    }

    private static double? Finite(double value) => double.IsFinite(value) ? Math.Round(value, 4) : null;
}
