namespace AiOps.Bot.Core.Cards;

/// <summary>A candidate that the evidence speaks against.</summary>
public sealed record CardRuledOut(string Title, string Because);
