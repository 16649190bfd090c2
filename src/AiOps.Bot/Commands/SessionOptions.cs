using System.CommandLine;
using AiOps.Bot.Detection;
using AiOps.Bot.Detection.Parsing;
using AiOps.Bot.Detection.Sessions;
using AiOps.Bot.LogFiles;

namespace AiOps.Bot.Commands;

/// <summary>What the verbs that read sessions have in common: which logs, and what makes a session.</summary>
internal sealed class SessionOptions(Terminal terminal)
{
    private readonly Option<string> _input = new("--input", "-i") { Description = "The log, or '-' for standard input. gzip is unpacked.", Required = true };
    private readonly Option<string[]> _train = new("--train") { Description = "Logs of the same kind to learn from, mostly ordinary ones. Default: the input itself.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _session = new("--session") { Description = "A regular expression; its first match in a line (or its first group) names the line's session. Without it: windows of time." };
    private readonly Option<string?> _window = new("--window") { Description = "The length of windows of time, for example 5m. With --session: sessions are cut into windows too. Default without --session: 5m." };
    private readonly Option<string?> _step = new("--step") { Description = "From window to window; shorter than --window, windows overlap. Default: the window's length." };

    private readonly Option<string?> _gap = new("--gap") { Description = "A session ends where it is silent for longer, for example 30m: sessions of a user, or of a log without keys. Not together with --window." };

    public IEnumerable<Option> All => [_input, _train, _session, _window, _step, _gap];

    /// <exception cref="BadInputException">A pattern or a duration is none.</exception>
    public ScoreLogsOptions Read(ParseResult parsed) => new()
    {
        Key = KeyOf(parsed.GetValue(_session)),
        Window = parsed.GetValue(_window) is { } window ? CommonOptions.Duration(window, "--window") : null,
        Step = parsed.GetValue(_step) is { } step ? CommonOptions.Duration(step, "--step") : null,
        Gap = parsed.GetValue(_gap) is { } gap ? CommonOptions.Duration(gap, "--gap") : null,
    };

    /// <param name="output">For the scores; null = none are wanted.</param>
    public async Task<ScoreLogsResult> RunAsync(ParseResult parsed, ScoreLogsOptions options, TextWriter? output, CancellationToken cancellationToken)
    {
        var streams = new List<Stream>();
        try
        {
            streams.AddRange((parsed.GetValue(_train) ?? []).Select(LogFile.Open));
            await using var input = parsed.GetValue(_input) is "-" ? terminal.Input() : LogFile.Open(parsed.GetValue(_input)!);
            ScoreLogsResult? result = null;
            await ProgressLine.RunAsync(terminal, "Reading", async note =>
                result = await Creating(options).RunAsync(streams, input, output, lines => note(() => CommonOptions.Counted(lines, "line", "lines")), cancellationToken));
            return result!;
        }
        catch (ArgumentException ex)
        {
            // The name of a parameter tells a person nothing.
            throw new BadInputException($"{ex.Message.Split(" (Parameter", 2)[0]} Give --train or --input with sessions in it; --session must match.");
        }
        catch (NotALogException ex)
        {
            throw new UnreadableLogException(ex.Message, ex);
        }
        finally
        {
            streams.ForEach(s => s.Dispose());
        }
    }

    /// <summary>What else is worth saying about a run.</summary>
    public static string AsidesOf(ScoreLogsResult result)
    {
        string[] asides =
        [
            result.Unkeyed > 0 ? $"{CommonOptions.Counted(result.Unkeyed, "line names", "lines name")} no session and were left out" : "",
            result.Unlabelled > 0 ? $"{CommonOptions.Counted(result.Unlabelled, "session", "sessions")} of the training have no label and were not learned from" : "",
            result.Spilled ? "sessions did not fit into memory, so they are not in the order of the input" : "",
            .. ReadTally.FlawsOf(result.Read),
        ];
        return string.Concat(asides.Where(a => a.Length > 0).Select(a => "; " + a));
    }

    private static ScoreLogs Creating(ScoreLogsOptions options)
    {
        try
        {
            return new(options);
        }
        catch (FormatException ex)
        {
            throw new BadInputException($"--window, --step, --gap: {ex.Message}.");
        }
    }

    private static SessionKey? KeyOf(string? pattern)
    {
        try
        {
            return pattern is null ? null : SessionKey.Parse(pattern);
        }
        catch (FormatException ex)
        {
            throw new BadInputException($"--session: {ex.Message}");
        }
    }
}
