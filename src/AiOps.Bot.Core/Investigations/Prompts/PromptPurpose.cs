namespace AiOps.Bot.Core.Investigations.Prompts;

/// <summary>What a model is asked for. Each has one prompt.</summary>
public enum PromptPurpose
{
    /// <summary>Put an investigation into words, in one answer.</summary>
    NarrateIncident,

    /// <summary>Look further into an incident with read-only tools, and say what explains it.</summary>
    InvestigateIncident,

    /// <summary>Turn a question into a typed query.</summary>
    ChooseQuery,
}
