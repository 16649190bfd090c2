using System.CommandLine;

namespace AiOps.Bot.Commands;

/// <summary>Writes the feature table of a log's sessions.</summary>
internal sealed class FeaturesVerb(Terminal terminal) : IVerb
{
    private readonly SessionOptions _sessions = new(terminal);
    private readonly Option<string> _output = new("--output", "-o") { Description = "Where to write the table; '-' = standard output.", DefaultValueFactory = _ => "-" };

    public Command Build()
    {
        var command = new Command("features", """
            Turns the sessions of a log into a table of features, a row each, that score-table and train read.

            Columns: how many lines, kinds of events and unseen kinds; how expected its steps are; duration, rate, longest gap; shares of errors, warnings and failed requests; times
            and sizes that its lines name; distinct addresses and users; how usual it is for its user or address; hour and weekday; how often each of the hundred commonest kinds
            occurs, and their TF-IDF. What is usual, and which kinds have columns, is learned from --train.

            Examples:
              aiops features --input app.log --window 5m --output features.csv
              aiops features --train last-week.log --input today.log --session "req-[0-9a-f-]+" --output today.csv
            """) { _output };
        foreach (var option in _sessions.All)
        {
            command.Add(option);
        }

        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var file = parsed.GetValue(_output) == "-" ? null : new StreamWriter(parsed.GetValue(_output)!);
        var result = await _sessions.RunAsync(parsed, _sessions.Read(parsed) with { Features = file ?? terminal.Output }, null, cancellationToken);
        await terminal.Error.WriteLineAsync($"{CommonOptions.Counted(result.Read.Lines, "line", "lines")}, {CommonOptions.Counted(result.Sessions, "session", "sessions")}{SessionOptions.AsidesOf(result)}.");
        return ExitCodes.Fine;
    }
}
