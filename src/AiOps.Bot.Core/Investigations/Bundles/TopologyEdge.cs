namespace AiOps.Bot.Core.Investigations.Bundles;

/// <summary>A caller and what it calls.</summary>
/// <param name="Kind">What the target is, as the file says; empty where it does not.</param>
public readonly record struct TopologyEdge(string Source, string Target, string Kind = "");
