using System.Collections.Immutable;

namespace AiOps.Bot.Detection.Tuning;

/// <summary>Settings of a family of scorers by name. What is not there is the family's default.</summary>
public sealed record ScorerSettings(ImmutableSortedDictionary<string, double> Values)
{
    public static ScorerSettings None { get; } = new(ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal));

    public double Of(string name, double byDefault) => Values.GetValueOrDefault(name, byDefault);

    public int Of(string name, int byDefault) => (int)Math.Round(Of(name, (double)byDefault));
}
