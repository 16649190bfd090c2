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

    public static double Likeness(RankingInput input, string command)
    {
        // Other alerts of the incident may name other programs; what ceased is what the ceased activity's own alert says.
        var ceased = input.AlertsOf(AnomalyKinds.ActivityCeased).FirstOrDefault()?.Labels;
        return JobWords.Likeness(WordsOf(label => ceased?.GetValueOrDefault(label) ?? input.Label(label)), command);
    }

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
