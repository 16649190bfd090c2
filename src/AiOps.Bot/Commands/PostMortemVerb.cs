using System.CommandLine;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Reports;

namespace AiOps.Bot.Commands;

/// <summary>Drafts a post-mortem from the record of an incident.</summary>
internal sealed class PostMortemVerb(Terminal terminal) : IVerb
{
    private readonly Argument<string> _incident = new("INCIDENT") { Description = "The incident's id, for example inc-7f3k2m9x." };
    private readonly Option<string> _format = new Option<string>("--format") { Description = "md: Markdown.", DefaultValueFactory = _ => "md" }.AcceptOnlyFromAmong("md");
    private readonly Option<string?> _zone = new("--zone") { Description = "Whose clock the times are written by, as Europe/Berlin. Default: this machine's." };
    private readonly Option<string?> _output = new("--output") { Description = "The file to write; '-' or nothing: standard output." };
    private readonly Option<string?> _config = CommonOptions.Config();
    private readonly Option<string?> _database = CommonOptions.Database();

    public Command Build()
    {
        var command = new Command("post-mortem", """
            Drafts a post-mortem from the record of an incident: what happened when, the cause with its evidence, who approved what.
            What the record cannot know is left as a question. The same record gives the same draft; secrets are replaced.

            Examples:
              aiops post-mortem inc-7f3k2m9x
              aiops post-mortem inc-7f3k2m9x --zone Europe/Berlin --output post-mortem.md
            """) { _incident, _format, _zone, _output, _config, _database };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var id = parsed.GetValue(_incident)!;
        var zone = ZoneOf(parsed.GetValue(_zone));
        await using var stores = await OpenedStores.OpenAsync(parsed.GetValue(_database), parsed.GetValue(_config), cancellationToken);
        var record = await stores.GetRequiredService<ReadIncidentRecord>().ReadAsync(new IncidentId(id), cancellationToken)
            ?? throw new BadInputException($"There is no incident '{id}'. List them: aiops ask \"what is open?\"");
        await WriteAsync(PostMortem.Markdown(record, zone), parsed.GetValue(_output), cancellationToken);
        return ExitCodes.Fine;
    }

    private TimeZoneInfo ZoneOf(string? name) => name is null ? terminal.Zone
        : TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone
        : throw new BadInputException($"--zone '{name}' is no time zone. Name one as Europe/Berlin or UTC.");

    private Task WriteAsync(string text, string? output, CancellationToken cancellationToken) => output is null or "-"
        ? terminal.Output.WriteAsync(text.AsMemory(), cancellationToken)
        : File.WriteAllTextAsync(output, text, cancellationToken);
}
