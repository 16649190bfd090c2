using System.CommandLine;
using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Commands.Models;

/// <summary>Changes which version of a line counts. Exit code 1 where that is refused.</summary>
internal sealed class ModelChangeCommands(Terminal terminal, RegistryAccess access, Option<bool> json)
{
    public Command Challenge() => Build(ModelEventKind.Challenged, "challenge", "NAME@VERSION", whyIsNeeded: false, """
        Makes a version the challenger: it scores what the champion scores, and nobody is told.

        Example:
          aiops models challenge sessions@2
        """);

    public Command Promote() => Build(ModelEventKind.Promoted, "promote", "NAME[@VERSION]", whyIsNeeded: true, """
        Makes the challenger, or the version that is named, the champion: from now on its scores count. The champion before it can be rolled back to.

        Example:
          aiops models promote sessions --why "finds the slow ones sooner"
        """);

    public Command RollBack() => Build(ModelEventKind.RolledBack, "roll-back", "NAME", whyIsNeeded: true, """
        Makes the champion before this one the champion again.

        Example:
          aiops models roll-back sessions --why "woke us twice for nothing"
        """);

    public Command Retire() => Build(ModelEventKind.Retired, "retire", "NAME@VERSION", whyIsNeeded: true, """
        Gives a version's content up, to free its space. Its card and its history stay. The champion, and what a roll-back would bring back, cannot be retired.

        Example:
          aiops models retire sessions@1 --why "a year old"
        """);

    private Command Build(ModelEventKind kind, string verb, string argument, bool whyIsNeeded, string description)
    {
        var name = new Argument<string>(argument) { Description = "A line of models, or a version of it." };
        var why = new Option<string?>("--why") { Description = "The reason, for the history.", Required = whyIsNeeded };
        var command = new Command(verb, description) { name, why };
        command.SetAction((parsed, cancellationToken) => access.ChangeAsync(parsed, (registry, line, by) => ChangeAsync(parsed, (registry, line, by), (parsed.GetValue(name)!, kind, parsed.GetValue(why) ?? ""), cancellationToken), cancellationToken));
        return command;
    }

    private async Task<int> ChangeAsync(ParseResult parsed, (IModelRegistry Registry, ChangeModelLine Line, Approver By) with, (string Name, ModelEventKind Kind, string Why) asked, CancellationToken cancellationToken)
    {
        var (line, version) = await RegistryAccess.LineAsync(with.Registry, asked.Name, cancellationToken);
        var change = new ModelChange(line.Name, asked.Kind, version) { SeenChampion = line.Champion, By = RegistryAccess.Me, At = terminal.Time.GetUtcNow(), Why = asked.Why };
        var (decision, refused) = await with.Line.ChangeAsync(change, null, with.By, cancellationToken);
        var refusal = refused?.Reason;
        if (parsed.GetValue(json))
        {
            var now = decision?.Line ?? line;
            await terminal.Output.WriteLineAsync(JsonText.Indented(new { name = now.Name, champion = now.Champion, challenger = now.Challenger, previousChampion = now.PreviousChampion, refusal }));
        }
        else
        {
            await (refusal is not null ? terminal.Error.WriteLineAsync($"aiops: {refusal}") : terminal.Output.WriteLineAsync(InWords(decision!.Line!, decision.Event!)));
        }

        return refusal is null ? ExitCodes.Fine : ExitCodes.FoundOrFailed;
    }

    private static string InWords(ModelLine line, ModelEvent happened) => happened.Kind switch
    {
        ModelEventKind.Challenged => $"{line.Name}@{happened.Version} is the challenger now{Instead(happened)}. Compare it: aiops models compare {line.Name} --input FILE",
        ModelEventKind.Retired => $"{line.Name}@{happened.Version} is retired.",
        _ => $"{line.Name}@{happened.Version} is the champion now{Instead(happened)}.{(line.PreviousChampion is null ? "" : $" To go back: aiops models roll-back {line.Name} --why REASON")}",
    };

    private static string Instead(ModelEvent happened) => happened.Instead is { } before ? $", instead of version {before}" : "";
}
