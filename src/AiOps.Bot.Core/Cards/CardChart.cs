using System.Collections.Immutable;

namespace AiOps.Bot.Core.Cards;

/// <summary>The anomalous series as a picture for people; a platform that shows no pictures shows <see cref="Alt"/>.</summary>
/// <param name="Title">What was counted or measured, with its unit.</param>
/// <param name="Alt">The picture in a sentence, for those who do not see it.</param>
/// <param name="Points">In the order of time, at most 400.</param>
public sealed record CardChart(string Title, string Alt, ImmutableArray<CardPoint> Points)
{
    /// <summary>True for a metric, which is drawn as a line on an axis that need not begin at zero, whatever its values are; false for counts of lines.</summary>
    public bool IsMeasured { get; init; }
}
