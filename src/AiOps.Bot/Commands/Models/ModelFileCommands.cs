using System.CommandLine;
using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Commands.Models;

/// <summary>Puts models into the registry and takes them out of it as files.</summary>
internal sealed class ModelFileCommands(Terminal terminal, RegistryAccess access, Option<bool> json)
{
    public Command Register()
    {
        var file = new Argument<string>("FILE") { Description = "A model of aiops train." };
        var name = new Option<string>("--name") { Description = "The line: models that do the same job. Small letters, digits, dots, hyphens, underscores.", Required = true };
        var register = new Command("register", """
            Keeps a model as the next version of its line. It counts for nothing until it is made challenger or champion. The same file again is the same version.

            Example:
              aiops models register sessions.model --name sessions
            """) { file, name };
        register.SetAction((parsed, cancellationToken) => access.ChangeAsync(parsed, (_, line, by) => RegisterAsync(parsed, (line, by), (parsed.GetValue(name)!, parsed.GetValue(file)!), cancellationToken), cancellationToken));
        return register;
    }

    public Command Export()
    {
        var name = new Argument<string>("NAME[@VERSION]") { Description = "A model. Without a version: the champion." };
        var output = new Option<string>("--output", "-o") { Description = "The model's file; '-' = standard output.", Required = true };
        var export = new Command("export", """
            Writes a model as the file that was registered, bit by bit: aiops score-table --model FILE reads it anywhere.

            Example:
              aiops models export sessions@2 --output sessions.model
            """) { name, output };
        export.SetAction((parsed, cancellationToken) => access.UseAsync(parsed, registry => ExportAsync(parsed, registry, (parsed.GetValue(name)!, parsed.GetValue(output)!), cancellationToken), cancellationToken));
        return export;
    }

    private async Task<int> RegisterAsync(ParseResult parsed, (ChangeModelLine Line, Approver By) with, (string Name, string File) given, CancellationToken cancellationToken)
    {
        var content = await ModelRegistration.ReadAsync(given.File, cancellationToken);
        var (model, refusal) = await ModelRegistration.RegisterAsync(with, (given.Name, content, given.File), cancellationToken);
        if (refusal is not null)
        {
            await (parsed.GetValue(json) ? terminal.Output.WriteLineAsync(JsonText.Indented(new { name = given.Name, refusal = refusal.Reason })) : terminal.Error.WriteLineAsync($"aiops: {given.File} was not registered: {refusal.Reason}"));
            return ExitCodes.FoundOrFailed;
        }

        await SayAsync(terminal, model!, parsed.GetValue(json));
        return ExitCodes.Fine;
    }

    /// <summary>Says which version it became.</summary>
    public static Task SayAsync(Terminal terminal, RegisteredModel model, bool isJson) => terminal.Output.WriteLineAsync(isJson
        ? JsonText.Indented(new { model.Name, model.Version, model.Hash })
        : $"{model.Name}@{model.Version} is registered: SHA-256 {model.Hash}. Next: aiops models challenge {model.Name}@{model.Version}, or aiops models promote {model.Name}@{model.Version} --why REASON");

    private async Task<int> ExportAsync(ParseResult parsed, IModelRegistry registry, (string Name, string Output) given, CancellationToken cancellationToken)
    {
        var model = await RegistryAccess.ModelAsync(registry, given.Name, cancellationToken);
        var content = await RegistryAccess.ContentAsync(registry, model, cancellationToken);
        if (given.Output == "-")
        {
            await using var raw = terminal.RawOutput();
            await raw.WriteAsync(content, cancellationToken);
            return ExitCodes.Fine;
        }

        await WholeFile.WriteAsync(given.Output, (file, cancel) => file.WriteAsync(content, cancel).AsTask(), cancellationToken);
        await terminal.Output.WriteLineAsync(parsed.GetValue(json)
            ? JsonText.Indented(new { model.Name, model.Version, model.Hash, file = given.Output })
            : $"{model.Name}@{model.Version} is in {given.Output}: SHA-256 {model.Hash}.");
        return ExitCodes.Fine;
    }
}
