namespace AiOps.Bot.Detection.Scorers.Forests;

/// <summary>A node of a <see cref="RandomCutTree"/>. Leaves have no children, no cut, and a mass above 1 where equal points came.</summary>
/// <param name="Parent">-1 for the root.</param>
/// <param name="Dimension">Points whose value there is at most <paramref name="Cut"/> are on the left.</param>
/// <param name="Mass">How many points lie below, equal ones each for itself.</param>
internal readonly record struct CutNode(int Parent, int Left, int Right, int Dimension, float Cut, int Mass);
