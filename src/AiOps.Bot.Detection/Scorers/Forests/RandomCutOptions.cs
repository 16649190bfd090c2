namespace AiOps.Bot.Detection.Scorers.Forests;

/// <summary>Sizes of a random cut forest.</summary>
/// <param name="Trees">The paper's experiments have 100; scores of half as many scatter by a seventh of what one tree's do.</param>
/// <param name="SampleSize">Points that a tree holds: 256, as isolation forests have.</param>
/// <param name="Memory">A stream's points fade by e in so many: ten samples, as in the library of the paper's authors. Older ones are ever less likely to be held.</param>
public sealed record RandomCutOptions(int Trees = 100, int SampleSize = 256, int Memory = 2_560);
