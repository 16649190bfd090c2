using System.CommandLine;
using System.Globalization;

namespace AiOps.Bot.Commands;

/// <summary>Says what would have been alerted on someone's own history.</summary>
internal sealed class BacktestVerb(Terminal terminal) : IVerb
{
    private readonly Option<string[]> _input = new("--input", "-i") { Description = "Log files, folders, or '-' for standard input. gzip is unpacked.", Required = true, AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Build()
    {
        var command = new Command("backtest", """
            Runs the detection over your own history and lists the incidents that it would have opened, so that you can judge it before you trust it.

            Examples:
              aiops backtest --input /var/log/auth.log
              aiops backtest --input exported-logs/ --json
            """) { _input, _json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var detection = new DetectionRun(terminal);
        IReadOnlyList<PrintedIncident> incidents = [];
        await ProgressLine.RunAsync(terminal, "Scoring", async note =>
        {
            detection.Note = note;
            incidents = await GroupedIncidents.OfAsync(detection.RunAsync(parsed.GetValue(_input)!, [], cancellationToken), () => detection.Newest);
        });
        if (parsed.GetValue(_json))
        {
            await terminal.Output.WriteLineAsync(JsonText.Indented(incidents));
        }
        else
        {
            await WriteAsync(incidents);
        }

        await terminal.Error.WriteLineAsync($"{detection.Tally.InWords()}; {CommonOptions.Counted(incidents.Count, "incident", "incidents")}.");
        foreach (var file in detection.Tally.Unreadable)
        {
            await terminal.Error.WriteLineAsync($"aiops: not read: {file}");
        }

        return ExitCodes.Fine;
    }

    private async Task WriteAsync(IReadOnlyList<PrintedIncident> incidents)
    {
        foreach (var incident in incidents)
        {
            await terminal.Output.WriteLineAsync($"{Clock(incident.StartedAt)}  {incident.Severity,-8}  {incident.Title}  ({incident.Reports:N0} reports, until {Clock(incident.LastSeen)})");
            foreach (var alert in incident.Alerts)
            {
                await terminal.Output.WriteLineAsync($"    {Clock(alert.StartsAt)}  {alert.Severity,-8}  {alert.Title}");
            }
        }

        if (incidents.Count == 0)
        {
            await terminal.Output.WriteLineAsync("No incident would have been opened.");
        }
    }

    private static string Clock(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
