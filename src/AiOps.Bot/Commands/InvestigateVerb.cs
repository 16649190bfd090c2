using System.CommandLine;
using AiOps.Bot.Bundles;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection;

namespace AiOps.Bot.Commands;

/// <summary>Ranks what may be to blame in an incident bundle.</summary>
internal sealed class InvestigateVerb(Terminal terminal) : IVerb
{
    private readonly Option<string> _bundle = new("--bundle", "-b") { Description = "The bundle's folder, or a folder of bundles.", Required = true };
    private readonly Option<string> _output = new("--output", "-o") { Description = "Where to write; '-' = standard output.", DefaultValueFactory = _ => "-" };
    private readonly Option<bool> _json = new("--json") { Description = "Write JSON also to standard output. A file and a folder of bundles get it in any case." };

    public Command Build()
    {
        var command = new Command("investigate", """
            Ranks what may be to blame for an incident, from a folder with its metrics, topology, logs, spans, alerts and changes. Needs no model and no account.
            A bundle holds any of alert.json, metrics.csv, baseline.csv, topology.csv, logs.jsonl, baseline-logs.jsonl, spans.jsonl, baseline-spans.jsonl, changes.jsonl,
            alerts.jsonl, baseline-alerts.jsonl; what is missing is told as a gap. Of a folder of bundles each gets one line of JSON with its name.

            Examples:
              aiops investigate --bundle incident-42
              aiops investigate --bundle incidents --output verdicts.jsonl
            """) { _bundle, _output, _json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = parsed.GetValue(_bundle)!;
        var bundles = BundlesIn(folder);
        var output = parsed.GetValue(_output)!;
        await using var file = output == "-" ? null : new StreamWriter(output);
        var writer = file ?? terminal.Output;
        var isMany = bundles is not [var only] || only != folder;
        await ProgressLine.RunAsync(terminal, "Investigating", async note =>
        {
            for (var i = 0; i < bundles.Count; i++)
            {
                var (number, name) = (i + 1, Path.GetFileName(bundles[i]));
                note(() => $"{number} of {bundles.Count}, {name}");
                var verdict = await InvestigateAsync(bundles[i], cancellationToken);
                await writer.WriteLineAsync(isMany ? JsonText.OneLine(PrintedVerdict.Of(verdict, name))
                    : parsed.GetValue(_json) || file is not null ? JsonText.Indented(PrintedVerdict.Of(verdict, null)) : VerdictInWords.Of(verdict));
            }
        });
        await writer.FlushAsync(cancellationToken);
        return ExitCodes.Fine;
    }

    private static async Task<BundleVerdict> InvestigateAsync(string folder, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddLogParsing().AddBundleRanking().BuildServiceProvider();
        var bundle = await new BundleReader(services.GetRequiredService<ILogParser>()).ReadAsync(folder, cancellationToken);
        return services.GetRequiredService<RankBundle>().Rank(bundle);
    }

    private static List<string> BundlesIn(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new BadInputException($"--bundle {folder}: there is no such folder. Give a folder with {BundleFiles.Alert}, {BundleFiles.Metrics} or other files of a bundle.");
        }

        if (BundleFiles.IsBundle(folder))
        {
            return [folder];
        }

        var inside = Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Where(BundleFiles.IsBundle).Order(StringComparer.Ordinal).ToList();
        return inside.Count > 0 ? inside : throw new BadInputException($"--bundle {folder}: neither it nor a folder in it holds a file of a bundle ({string.Join(", ", BundleFiles.All)}).");
    }
}
