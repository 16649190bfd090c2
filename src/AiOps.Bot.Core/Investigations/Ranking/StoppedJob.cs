using AiOps.Bot.Core.Anomalies;

namespace AiOps.Bot.Core.Investigations.Ranking;

/// <summary>What is known of the job whose effect ceased.</summary>
internal static class StoppedJob
{
    /// <summary>From this likeness on a command is taken for the job's own.</summary>
    public const double Related = 0.5;

    /// <summary>The words to look for: the program that wrote the line, else the line's constant words.</summary>
    public static string WordsOf(Func<string, string> label) =>
        label(AnomalyLabels.Program) is { Length: > 0 } program ? program : WithoutPlaceholders(label(AnomalyLabels.Template));

    /// <summary>How like a command is to what ceased; of several activities that ceased together, the likest counts.</summary>
    public static double Likeness(RankingInput input, string command)
    {
        string[] ceased = [.. JobsOf(input.AlertsOf(AnomalyKinds.ActivityCeased))];
        return ceased.Length == 0 ? JobWords.Likeness(WordsOf(input.Label), command) : Likeness(ceased, command);
    }

    public static double Likeness(IEnumerable<string> jobs, string command) => jobs.Select(job => JobWords.Likeness(job, command)).DefaultIfEmpty().Max();

    /// <summary>The words of each activity that ceased.</summary>
    public static IEnumerable<string> JobsOf(IEnumerable<Alerts.Alert> ceased) =>
        ceased.Select(alert => WordsOf(label => alert.Labels.GetValueOrDefault(label, ""))).Distinct(StringComparer.Ordinal);

    private static string WithoutPlaceholders(string template)
    {
        var text = new System.Text.StringBuilder(template.Length);
        var depth = 0;
        foreach (var character in template)
        {
            depth = Math.Max(0, depth + (character == '<' ? 1 : 0));
            text.Append(depth == 0 ? character : ' ');
            depth = Math.Max(0, depth - (character == '>' ? 1 : 0));
        }

        return text.ToString();
    }
}
