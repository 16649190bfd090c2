namespace AiOps.Bot.Detection.Scorers.Forests;

/// <summary>Sizes of half-space trees; the paper's figures, but for the depth (15 there, which takes 60 times the memory and finds no more on small windows).</summary>
/// <param name="Window">How many rows one profile is made of.</param>
/// <param name="SizeLimit">A node that held so few rows is not looked below.</param>
public sealed record HalfSpaceOptions(int Trees = 25, int Depth = 10, int Window = 250, int SizeLimit = 25);
