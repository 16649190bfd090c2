using System.Globalization;
using AiOps.Bot.WebConsole;

namespace AiOps.Bot.Tables;

/// <summary>How a model's settings were found.</summary>
/// <param name="Method">"tpe" or "random".</param>
/// <param name="Objective">What was to be as high as possible: "pr-auc".</param>
/// <param name="Trials">How many settings were tried.</param>
/// <param name="Stopped">How many of them were given up before the last fold.</param>
/// <param name="Best">The objective of the settings that were chosen, on the folds that they were chosen on: it flatters.</param>
/// <param name="Default">The same of the family's own settings.</param>
internal sealed record TunedSearch(string Method, string Objective, int Trials, int Stopped, double Best, double Default)
{
    public string Text() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Trials} settings were tried by {Legible.Of(Method)} search, {Stopped} of them given up early. {Legible.Of(Objective)} on the folds of the search: {Best:0.000}, with the family's own settings {Default:0.000}. The figures above are of later rows that the search never saw.\n");
}
