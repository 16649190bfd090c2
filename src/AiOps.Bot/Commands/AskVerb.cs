using System.CommandLine;
using System.Globalization;
using AiOps.Bot.Composition;
using AiOps.Bot.Core.Questions;
using AiOps.Bot.Prompts;

namespace AiOps.Bot.Commands;

/// <summary>Answers a question from the service's database.</summary>
internal sealed class AskVerb(Terminal terminal) : IVerb
{
    private const int ShownLines = 10;

    private readonly Argument<string[]> _question = new("QUESTION") { Description = "What you want to know, in your own words.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _since = new("--since") { Description = "How far to look back where the question names no time, for example 30m, 2h or 7d. Default: 1h." };
    private readonly Option<string[]> _after = new("--after") { Description = "A question that this one goes on from; repeat it for several, oldest first." };
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Look up even what takes long or costs money, without asking first." };
    private readonly Option<string?> _config = CommonOptions.Config();
    private readonly Option<string?> _database = CommonOptions.Database();
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Build()
    {
        var command = new Command("ask", """
            Answers a question about recent logs, incidents, changes or findings, with the query that was run, the window and
            the row count. Clock times are meant in your time zone. With a model configured (see the README) it may choose the
            query where the words leave something open; it only ever chooses a typed query. What is older than the database
            keeps is looked up in the account (Bot:Account real) with CloudWatch Logs Insights; where that scans much it says
            how much first, and does it with --yes.

            Examples:
              aiops ask "failed logins since 03:00"
              aiops ask "errors of checkout" --since 2h
              aiops ask "what is open?"
              aiops ask "which addresses failed to log in most today"
              aiops ask "when did the export last run"
              aiops ask "who changed the security group yesterday"
              aiops ask "more errors than yesterday?"
              aiops ask "and yesterday?" --after "how many errors today"
            """) { _question, _since, _after, _yes, _config, _database, _json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var text = string.Join(' ', parsed.GetValue(_question)!);
        var since = parsed.GetValue(_since) is { } given ? CommonOptions.Duration(given, "--since") : (TimeSpan?)null;
        await using var stores = await OpenedStores.OpenAsync(
            parsed.GetValue(_database), parsed.GetValue(_config), static (services, configuration) => services.AddPrompts(configuration).AddModel(configuration).AddFarPast(configuration), cancellationToken);
        var now = terminal.Time.GetUtcNow();
        var question = new Question(text, now, since, terminal.Zone)
        {
            Earlier = [.. (parsed.GetValue(_after) ?? []).Select(earlier => new EarlierQuestion(earlier, now))],
            Confirmed = parsed.GetValue(_yes),
        };
        var answer = await stores.GetRequiredService<IAnswerQuestion>().AskAsync(question, cancellationToken);
        if (parsed.GetValue(_json))
        {
            await terminal.Output.WriteLineAsync(JsonText.Indented(PrintedAnswer.Of(answer)));
        }
        else
        {
            await WriteAsync(answer);
        }

        return answer.Preview is null ? ExitCodes.Fine : ExitCodes.FoundOrFailed;
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

        foreach (var group in answer.Groups)
        {
            await output.WriteLineAsync($"  {group.Count.ToString("N0", CultureInfo.InvariantCulture),9} x  {Before(group)}{group.Name}");
        }

        foreach (var item in answer.Items)
        {
            await output.WriteLineAsync($"  {Clock(item.Time)}  {item.Text}  [{item.Source}]");
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

    private static string Before(AnswerGroup group) => group.Earlier is { } earlier ? $"(before: {earlier.ToString("N0", CultureInfo.InvariantCulture)})  " : "";

    private string Clock(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, terminal.Zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
