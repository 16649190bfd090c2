using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Tables;
using AiOps.Bot.WebConsole;

namespace AiOps.Bot.Commands.Models;

/// <summary>Shows what is in the model registry.</summary>
internal sealed class ModelShowCommands(Terminal terminal, RegistryAccess access, Option<bool> json)
{
    private const int Most = 1_000;

    public Command List()
    {
        var name = new Argument<string?>("NAME") { Description = "A line. Default: all of them.", Arity = ArgumentArity.ZeroOrOne };
        var list = new Command("list", "Lists the lines with their versions, the newest first.") { name };
        list.SetAction((parsed, cancellationToken) => access.UseAsync(parsed, registry => ListAsync(parsed, registry, parsed.GetValue(name), cancellationToken), cancellationToken));
        return list;
    }

    public Command Show()
    {
        var name = new Argument<string>("NAME[@VERSION]") { Description = "A model. Without a version: the champion." };
        var show = new Command("show", "Shows a model's card: what it learned from, how good it is, and when not to use it.") { name };
        show.SetAction((parsed, cancellationToken) => access.UseAsync(parsed, registry => ShowAsync(parsed, registry, parsed.GetValue(name)!, cancellationToken), cancellationToken));
        return show;
    }

    public Command History()
    {
        var name = new Argument<string>("NAME") { Description = "A line." };
        var history = new Command("history", "Says what happened in a line, who did it and why, the latest first.") { name };
        history.SetAction((parsed, cancellationToken) => access.UseAsync(parsed, registry => HistoryAsync(parsed, registry, parsed.GetValue(name)!, cancellationToken), cancellationToken));
        return history;
    }

    private async Task<int> ListAsync(ParseResult parsed, IModelRegistry registry, string? name, CancellationToken cancellationToken)
    {
        var lines = name is null ? await registry.ListLinesAsync(cancellationToken) : [(await RegistryAccess.LineAsync(registry, name, cancellationToken)).Line];
        var printed = new List<(ModelLine Line, List<PrintedModel> Models)>();
        foreach (var line in lines)
        {
            printed.Add((line, [.. (await registry.ListVersionsAsync(line.Name, Most, cancellationToken)).Select(m => PrintedModel.Of(m, line))]));
        }

        if (parsed.GetValue(json))
        {
            await terminal.Output.WriteLineAsync(JsonText.Indented(printed.Select(p => new { name = p.Line.Name, champion = p.Line.Champion, challenger = p.Line.Challenger, previousChampion = p.Line.PreviousChampion, versions = p.Models })));
            return ExitCodes.Fine;
        }

        foreach (var model in printed.SelectMany(p => p.Models))
        {
            await terminal.Output.WriteLineAsync($"{$"{model.Name}@{model.Version}",-28} {model.Role ?? "-",-15} {Legible.Of(model.Family),-25} {model.Hash[..12]}  {Clock(model.RegisteredAt)}  {Legible.Of(model.RegisteredBy)}");
        }

        if (printed.Count == 0)
        {
            await terminal.Error.WriteLineAsync("No model was registered yet: aiops models register FILE --name NAME");
        }

        return ExitCodes.Fine;
    }

    private async Task<int> ShowAsync(ParseResult parsed, IModelRegistry registry, string name, CancellationToken cancellationToken)
    {
        var model = await RegistryAccess.ModelAsync(registry, name, cancellationToken);
        var line = (await registry.FindLineAsync(model.Name, cancellationToken))!;
        var printed = PrintedModel.Of(model, line);
        if (parsed.GetValue(json))
        {
            await terminal.Output.WriteLineAsync(JsonText.Indented(new { registered = printed, card = JsonSerializer.Deserialize<JsonElement>(model.Card) }));
            return ExitCodes.Fine;
        }

        // Of a retired model the card is all there is.
        var card = model.RetiredAt is null ? new ModelCard((await RegistryAccess.LoadAsync(registry, model, cancellationToken)).Manifest, model.Hash).Text() : JsonText.Indented(JsonSerializer.Deserialize<JsonElement>(model.Card));
        await terminal.Output.WriteLineAsync($"{model.Name}@{model.Version}{(printed.Role is { } role ? $", {role}" : "")}: registered {Clock(model.RegisteredAt)} by {Legible.Of(model.RegisteredBy)}{Environment.NewLine}");
        await terminal.Output.WriteLineAsync(card.TrimEnd());
        return ExitCodes.Fine;
    }

    private async Task<int> HistoryAsync(ParseResult parsed, IModelRegistry registry, string name, CancellationToken cancellationToken)
    {
        var (line, _) = await RegistryAccess.LineAsync(registry, name, cancellationToken);
        var events = await registry.ListEventsAsync(line.Name, Most, cancellationToken);
        if (parsed.GetValue(json))
        {
            await terminal.Output.WriteLineAsync(JsonText.Indented(events));
            return ExitCodes.Fine;
        }

        foreach (var happened in events)
        {
            var instead = happened.Instead is { } before ? $" instead of version {before}" : "";
            var why = happened.Why.Length == 0 ? "" : $": {Legible.Of(happened.Why)}";
            await terminal.Output.WriteLineAsync($"{Clock(happened.At)}  {Words(happened.Kind),-11}  version {happened.Version}{instead}, {Legible.Of(happened.By)}{why}");
        }

        return ExitCodes.Fine;
    }

    private static string Words(ModelEventKind kind) => kind == ModelEventKind.RolledBack ? "rolled back" : kind.ToString().ToLowerInvariant();

    private static string Clock(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
