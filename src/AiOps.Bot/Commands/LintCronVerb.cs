using System.CommandLine;
using System.Globalization;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Audit.Crontabs;

namespace AiOps.Bot.Commands;

/// <summary>Finds what is wrong with crontabs.</summary>
internal sealed class LintCronVerb(Terminal terminal) : IVerb
{
    private const int MaxBytes = 1 << 20;

    private readonly Argument<string[]> _files = new("FILE") { Description = "Crontab files; '-' reads standard input.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<bool> _system = new("--system") { Description = "Each line names its user, as in /etc/crontab and /etc/cron.d. Told from the path where it is left out." };
    private readonly Option<bool> _here = new("--on-this-machine") { Description = "The crontabs belong to this machine: check commands, users, permissions and owners against it." };
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Build()
    {
        var command = new Command("lint-cron", """
            Finds faults in crontabs: lines that cron skips, commands that are not there, schedules that surprise.
            Exit code 1 where a fault was found that keeps a job from running.

            Examples:
              aiops lint-cron --system /etc/cron.d/backup
              crontab -l | aiops lint-cron -
            """) { _files, _system, _here, _json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var lint = new CrontabLint();
        var results = new List<(CrontabFile File, IReadOnlyList<CrontabFault> Faults)>();
        foreach (var path in parsed.GetValue(_files)!)
        {
            var file = await ReadAsync(path, parsed.GetValue(_here), cancellationToken);
            file = parsed.GetValue(_system) ? file with { NamesUsers = true } : file;
            var around = parsed.GetValue(_here) ? ThisMachine.Around(file) : CrontabSurroundings.Unknown;
            results.Add((file, lint.Lint(file, around)));
        }

        await WriteAsync(results, parsed.GetValue(_json));
        return results.Any(r => r.Faults.Any(f => f.IsError)) ? ExitCodes.FoundOrFailed : ExitCodes.Fine;
    }

    private async Task<CrontabFile> ReadAsync(string path, bool here, CancellationToken cancellationToken)
    {
        await using var input = path == "-" ? terminal.Input() : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[MaxBytes + 1];
        var count = await input.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        if (count > MaxBytes)
        {
            throw new BadInputException($"{path} is larger than 1 MiB: that is no crontab. Check the path.");
        }

        // The parser looks at the byte order mark itself, so it must survive the decoding.
        var file = new CrontabFile(path, new System.Text.UTF8Encoding(false).GetString(bytes, 0, count));
        return here && path != "-" ? ThisMachine.WithPermissions(file) : file;
    }

    private async Task WriteAsync(List<(CrontabFile File, IReadOnlyList<CrontabFault> Faults)> results, bool json)
    {
        if (json)
        {
            var all = results.SelectMany(r => r.Faults.Select(f => new LintedFault(r.File.Path, f.Line, f.Rule, LevelOf(f), f.Severity, f.What, f.Why, f.Suggestion, f.SuggestedLineText)));
            await terminal.Output.WriteLineAsync(JsonText.Indented(all));
            return;
        }

        foreach (var (file, faults) in results)
        {
            foreach (var fault in faults)
            {
                await WriteAsync(file, fault);
            }
        }

        var total = results.Sum(r => r.Faults.Count);
        var errors = results.Sum(r => r.Faults.Count(f => f.IsError));
        var jobs = results.Sum(r => CrontabParser.Parse(r.File).OfType<CrontabEntry>().Count());
        await terminal.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{results.Count} file(s), {jobs} job(s): {errors} error(s), {total - errors} other remark(s)."));
    }

    private async Task WriteAsync(CrontabFile file, CrontabFault fault)
    {
        var place = fault.Line == 0 ? file.Path : $"{file.Path}:{fault.Line}";
        await terminal.Output.WriteLineAsync($"{place}: {LevelOf(fault)} {fault.Rule}: {fault.What}");
        await terminal.Output.WriteLineAsync($"    {fault.Why}");
        await terminal.Output.WriteLineAsync($"    {fault.Suggestion}");
        if (fault.SuggestedLineText is { } line)
        {
            await terminal.Output.WriteLineAsync($"    > {line}");
        }
    }

    private static string LevelOf(CrontabFault fault) => fault.Severity switch { >= Severity.High => "error", Severity.Medium => "warning", _ => "note" };
}
