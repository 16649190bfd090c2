namespace AiOps.Bot.WebConsole;

/// <summary>What came of a person's click, for the page that they land on.</summary>
/// <param name="Accepted">False for refusals and for dry runs that would fail.</param>
public sealed record Outcome(bool Accepted, string Text);
