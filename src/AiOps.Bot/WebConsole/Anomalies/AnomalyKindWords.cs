namespace AiOps.Bot.WebConsole.Anomalies;

/// <summary>Kinds of anomalies for people. Pure.</summary>
public static class AnomalyKindWords
{
    /// <summary>A kind is spelt so that people can read it: "metric-unusual" is "Metric unusual".</summary>
    public static string Of(string kind) => Core.Cards.CardWords.Sentence(kind.Replace('-', ' '));
}
