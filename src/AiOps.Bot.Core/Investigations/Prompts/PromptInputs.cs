namespace AiOps.Bot.Core.Investigations.Prompts;

/// <summary>The variables of prompts. Each holds JSON, or a number or time of ours; what outsiders wrote is only ever inside JSON strings.</summary>
public static class PromptInputs
{
    /// <summary>The incident, the ranked causes, those ruled out and the gaps.</summary>
    public const string Incident = "incident";

    /// <summary>The evidence with ids, titles, facts and lines.</summary>
    public const string Evidence = "evidence";

    /// <summary>How many more calls, rows and seconds there are.</summary>
    public const string Limits = "limits";

    /// <summary>What somebody asked.</summary>
    public const string Question = "question";

    /// <summary>The questions before it in the same thread, with the queries that they became.</summary>
    public const string Earlier = "earlier";

    /// <summary>What there is to ask about: log groups and resources.</summary>
    public const string Known = "known";

    /// <summary>The present time.</summary>
    public const string Now = "now";
}
