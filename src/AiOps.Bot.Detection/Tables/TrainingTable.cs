using System.Collections.Immutable;

namespace AiOps.Bot.Detection.Tables;

/// <summary>What a scorer is fitted on.</summary>
/// <param name="Labels">True = anomalous, one for each row; empty where nothing is labelled.</param>
public sealed record TrainingTable(FeatureTable Table, ImmutableArray<bool> Labels)
{
    public static TrainingTable Unlabelled(FeatureTable table) => new(table, []);
}
