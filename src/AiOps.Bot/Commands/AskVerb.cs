using System.CommandLine;
using System.Globalization;
using AiOps.Bot.Core.Questions;

namespace AiOps.Bot.Commands;

/// <summary>Answers a question from the service's database.</summary>
internal sealed class AskVerb(Terminal terminal) : IVerb
{
    private const int ShownLines = 10;

    private readonly Argument<string[]> _question = new("QUESTION") { Description = "What you want to know, in your own words.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _since = new("--since") { Description = "How far to look back where the question names no time, for example 30m, 2h or 7d. Default: 1h." };
    private readonly Option<string?> _config = CommonOptions.Config();
    private readonly Option<string?> _database = CommonOptions.Database();
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Build()
    {
        var command = new Command("ask", """
            Answers a question about recent logs or incidents, with the query that was run, the window and the row count.
            Clock times are meant in your time zone.

            Examples:
              aiops ask "failed logins since 03:00"
              aiops ask "errors of checkout" --since 2h
              aiops ask "what is open?"
            """) { _question, _since, _config, _database, _json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var text = string.Join(' ', parsed.GetValue(_question)!);
        var since = parsed.GetValue(_since) is { } given ? CommonOptions.Duration(given, "--since") : (TimeSpan?)null;
        await using var stores = await OpenedStores.OpenAsync(parsed.GetValue(_database), parsed.GetValue(_config), cancellationToken);
        var question = new Question(text, terminal.Time.GetUtcNow(), since, terminal.Zone);
        var answer = await stores.GetRequiredService<IAnswerQuestion>().AskAsync(question, cancellationToken);
        if (parsed.GetValue(_json))
        {
            await terminal.Output.WriteLineAsync(JsonText.Indented(PrintedAnswer.Of(answer)));
        }
        else
        {
            await WriteAsync(answer);
        }

        return ExitCodes.Fine;
    }

    private async Task WriteAsync(Answer answer)
    {
        var output = terminal.Output;
        await output.WriteLineAsync(answer.Summary);
        foreach (var incident in answer.Incidents)
        {
            await output.WriteLineAsync($"  {incident.Id}  {incident.Severity}  {incident.Status}  {incident.Title}");
        }

        foreach (var shape in answer.Templates)
        {
            await output.WriteLineAsync($"  {shape.Count.ToString("N0", CultureInfo.InvariantCulture),9} x  {Clock(shape.FirstSeen)} to {Clock(shape.LastSeen)}  {shape.Template}");
        }

        foreach (var line in answer.Lines.Take(ShownLines))
        {
            await output.WriteLineAsync($"  {Clock(line.Timestamp)}  {line.Stream.Group}  {line.Text}");
        }

        await output.WriteLineAsync($"Query:  {answer.Query}");
        await output.WriteLineAsync($"Rows:   {answer.Rows.ToString("N0", CultureInfo.InvariantCulture)}");
        await output.WriteLineAsync($"Read as {string.Join("; ", answer.Understood)}");
        foreach (var gap in answer.Gaps)
        {
            await output.WriteLineAsync($"Note:   {gap}");
        }
    }

    private string Clock(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, terminal.Zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
