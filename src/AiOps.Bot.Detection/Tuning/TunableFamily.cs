using System.Collections.Immutable;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Tuning;

/// <summary>A family of scorers with the settings that can be searched.</summary>
/// <param name="Create">A trainer with settings by name; what is not named is the family's default.</param>
public sealed record TunableFamily(string Name, ImmutableArray<TunedParameter> Parameters, Func<ScorerSettings, ITableTrainer> Create);
