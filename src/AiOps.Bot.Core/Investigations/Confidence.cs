namespace AiOps.Bot.Core.Investigations;

/// <summary>How sure a hypothesis is, as a word. The ranking maps scores to it.</summary>
public enum Confidence
{
    Unlikely,
    Possible,
    Likely,
    VeryLikely,
}
