namespace AiOps.Bot.Detection.Scorers.Forests;

/// <summary>A cut of any slope, or a leaf.</summary>
/// <param name="Normal">Null for a leaf.</param>
/// <param name="Offset">Rows whose product with the normal is at most this go left.</param>
/// <param name="Length">Path length that a leaf stands for.</param>
internal sealed record HyperplaneNode(float[]? Normal, double Offset, double Length, HyperplaneNode? Left = null, HyperplaneNode? Right = null);
