using System.CommandLine;
using AiOps.Bot.Core.Anomalies;

namespace AiOps.Bot.Commands;

/// <summary>Scores logs and writes what is anomalous.</summary>
internal sealed class DetectVerb(Terminal terminal) : IVerb
{
    private readonly Option<string[]> _input = new("--input", "-i") { Description = "Log files, folders, or '-' for standard input. gzip is unpacked.", Required = true, AllowMultipleArgumentsPerToken = true };
    private readonly Option<string> _output = new("--output", "-o") { Description = "Where to write; '-' = standard output.", DefaultValueFactory = _ => "-" };
    private readonly Option<string> _source = new("--source") { Description = "What the logs are. Formats are told line by line in any case.", DefaultValueFactory = _ => LogKinds.Auto };
    private readonly Option<string[]> _history = new("--history") { Description = "Earlier logs to learn from: nothing in them is reported.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> _incidents = new("--incidents") { Description = "Write incidents, with their anomalies grouped, instead of single anomalies." };

    public Command Build()
    {
        _source.AcceptOnlyFromAmong(LogKinds.Words);
        var command = new Command("detect", """
            Scores logs and writes one JSON object a line for what is anomalous: new shapes of lines, rises, expected activity that ceased, attacks on logins, refused calls.
            Memory does not grow with the input.

            Examples:
              aiops detect --input /var/log/auth.log --source auth --output anomalies.jsonl
              zcat auth.log.*.gz | aiops detect --input - --incidents
            """) { _input, _output, _source, _history, _incidents };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var detection = new DetectionRun(terminal);
        var found = detection.RunAsync(parsed.GetValue(_input)!, parsed.GetValue(_history) ?? [], cancellationToken);
        var output = parsed.GetValue(_output)!;
        await using var file = output == "-" ? null : new StreamWriter(output);
        var writer = file ?? terminal.Output;
        var count = await ProgressAsync(detection, note => parsed.GetValue(_incidents)
            ? WriteIncidentsAsync(writer, found, note, detection)
            : WriteAnomaliesAsync(writer, found, note, detection));
        await writer.FlushAsync(cancellationToken);
        await terminal.Error.WriteLineAsync($"{detection.Tally.InWords()}; {(parsed.GetValue(_incidents) ? CommonOptions.Counted(count, "incident", "incidents") : CommonOptions.Counted(count, "anomaly", "anomalies"))}.");
        await WarnAsync(parsed.GetValue(_source)!, detection);
        return ExitCodes.Fine;
    }

    private async Task<long> ProgressAsync(DetectionRun detection, Func<Action<Func<string>>, Task<long>> work)
    {
        long count = 0;
        await ProgressLine.RunAsync(terminal, "Scoring", async note => count = await work(note));
        return count;
    }

    private static async Task<long> WriteAnomaliesAsync(TextWriter writer, IAsyncEnumerable<Anomaly> found, Action<Func<string>> note, DetectionRun detection)
    {
        var count = 0L;
        detection.Note = note;
        await foreach (var anomaly in found)
        {
            await writer.WriteLineAsync(JsonText.OneLine(PrintedAnomaly.Of(anomaly)));
            count++;
        }

        return count;
    }

    private static async Task<long> WriteIncidentsAsync(TextWriter writer, IAsyncEnumerable<Anomaly> found, Action<Func<string>> note, DetectionRun detection)
    {
        detection.Note = note;
        var incidents = await GroupedIncidents.OfAsync(found, () => detection.Newest);
        foreach (var incident in incidents)
        {
            await writer.WriteLineAsync(JsonText.OneLine(incident));
        }

        return incidents.Count;
    }

    private async Task WarnAsync(string source, DetectionRun detection)
    {
        foreach (var file in detection.Tally.Unreadable)
        {
            await terminal.Error.WriteLineAsync($"aiops: not read: {file}");
        }

        if (LogKinds.Unlike(source, detection.Tally) is > 0 and var unlike)
        {
            await terminal.Error.WriteLineAsync($"aiops: {unlike:N0} records do not look like {source} logs; they were scored as what they look like.");
        }
    }
}
