using System.Globalization;
using System.Text;
using AiOps.Bot.Detection.Evaluation;
using AiOps.Bot.Tables;

namespace AiOps.Bot.Commands.Models;

/// <summary>Several models' figures as they are printed: each alone, then side by side with how sure the difference to the first is.</summary>
internal static class MeasuredText
{
    public static object Json(IReadOnlyList<MeasuredModel> models) =>
        models.Select(m => new { scorer = m.Name, figures = m.Figures, seenInTraining = m.SeenInTraining?.Json, difference = m == models[0] ? null : new { comparedWith = models[0].Name, against = m.Less(models[0]) } });

    public static string Text(IReadOnlyList<MeasuredModel> models)
    {
        var text = new StringBuilder(string.Join(Environment.NewLine, models.Select(m => $"{m.Name}{Environment.NewLine}{FigureTable.Of(m.Figures)}")));
        if (models.Count > 1)
        {
            Side(text, models);
        }

        return text.ToString().TrimEnd();
    }

    private static void Side(StringBuilder text, IReadOnlyList<MeasuredModel> models)
    {
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Side by side; differences to {models[0].Name} with 95 % intervals (without 0 in it: shown by these rows):").AppendLine();
        text.AppendLine("|                            | PR-AUC | F1     | event F1 | PR-AUC difference          | F1 difference              | event F1 difference        |");
        text.AppendLine("|----------------------------|--------|--------|----------|----------------------------|----------------------------|----------------------------|");
        foreach (var model in models)
        {
            var difference = model == models[0] ? null : model.Less(models[0]);
            text.AppendLine(CultureInfo.InvariantCulture, $"| {model.Name,-26} | {Shown(model.Figures.PrAuc),-6} | {Shown(model.Figures.F1),-6} | {Shown(model.Figures.Events.F1),-8} | {Between(difference?.PrAuc),-26} | {Between(difference?.F1),-26} | {Between(difference?.EventF1),-26} |");
        }
    }

    private static string Shown(Estimate figure) => figure.Value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";

    private static string Between(Estimate? difference) => difference is { Value: { } value, Low: { } low, High: { } high }
        ? string.Create(CultureInfo.InvariantCulture, $"{value:+0.000;-0.000} ({low:+0.000;-0.000} to {high:+0.000;-0.000})")
        : "";
}
