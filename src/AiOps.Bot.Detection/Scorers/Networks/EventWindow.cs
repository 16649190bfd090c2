namespace AiOps.Bot.Detection.Scorers.Networks;

/// <summary>A piece of a session: events, and what follows each of them.</summary>
internal sealed record EventWindow(int[] Inputs, int[] Targets);
