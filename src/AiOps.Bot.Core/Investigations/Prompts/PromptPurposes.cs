using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations.Prompts;

/// <summary>What a prompt of each purpose is called and given.</summary>
public static class PromptPurposes
{
    private static readonly ImmutableDictionary<PromptPurpose, (string Name, ImmutableArray<string> Inputs)> All =
        ImmutableDictionary<PromptPurpose, (string, ImmutableArray<string>)>.Empty
            .Add(PromptPurpose.NarrateIncident, ("narrate-incident", [PromptInputs.Incident, PromptInputs.Evidence]))
            .Add(PromptPurpose.InvestigateIncident, ("investigate-incident", [PromptInputs.Incident, PromptInputs.Evidence, PromptInputs.Limits]))
            .Add(PromptPurpose.ChooseQuery, ("choose-query", [PromptInputs.Question, PromptInputs.Earlier, PromptInputs.Known, PromptInputs.Now]));

    /// <summary>The name of its folder and file: <c>prompts/{name}/{name}.yaml</c>.</summary>
    public static string NameOf(PromptPurpose purpose) => All[purpose].Name;

    /// <summary>The variables that are filled in, all of them; a prompt uses and declares exactly these.</summary>
    public static ImmutableArray<string> InputsOf(PromptPurpose purpose) => All[purpose].Inputs;
}
