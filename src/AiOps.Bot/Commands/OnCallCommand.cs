using System.CommandLine;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Commands;

/// <summary>Says who is on call, now and in the days to come.</summary>
internal sealed class OnCallCommand(Terminal terminal, Func<ParseResult, Roster> load, Option<bool> json)
{
    private readonly Option<string?> _at = new("--at") { Description = "The time to look at, for example '2026-03-14 08:00'. Default: now." };
    private readonly Option<int> _days = new("--days") { Description = "How many days to show from there, up to 366. Default: only that moment.", DefaultValueFactory = _ => 0 };

    public Command Build()
    {
        var command = new Command("oncall", """
            Says who is on call. With --days, the handovers and the gaps to come.
            Exit code 1 where a schedule has nobody on call at that time.

            Examples:
              aiops people oncall
              aiops people oncall --at "2026-12-24 20:00" --days 14
            """) { _at, _days };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var roster = load(parsed);
        var at = ShownTime.Read(parsed.GetValue(_at), "--at", terminal);
        var days = parsed.GetValue(_days);
        if (days is < 0 or > 366)
        {
            throw new BadInputException($"--days {days}: from 0 to 366 can be shown.");
        }

        var spans = roster.Schedules.Select(s => (s.Id, Spans: s.Between(new TimeRange(at, at.AddDays(days).AddSeconds(1))))).ToList();
        await (parsed.GetValue(json) ? JsonAsync(spans) : TextAsync(roster, spans, days));
        return spans.Count > 0 && spans.All(s => !s.Spans[0].Duties.IsEmpty) ? ExitCodes.Fine : ExitCodes.FoundOrFailed;
    }

    private Task JsonAsync(IEnumerable<(string Id, IReadOnlyList<OnCallSpan> Spans)> schedules) => terminal.Output.WriteLineAsync(JsonText.Indented(schedules.Select(s => new
    {
        schedule = s.Id,
        spans = s.Spans.Select(p => new { p.From, p.To, people = p.Duties.Select(d => new { d.Person, d.Until }) }),
    })));

    private async Task TextAsync(Roster roster, List<(string Id, IReadOnlyList<OnCallSpan> Spans)> schedules, int days)
    {
        if (schedules.Count == 0)
        {
            await terminal.Output.WriteLineAsync("No on-call schedule is configured. Add Security:OnCall:Schedules or Security:OnCall:File.");
        }

        foreach (var (id, spans) in schedules)
        {
            var schedule = roster.Schedules.First(s => s.Id == id);
            if (days == 0)
            {
                await terminal.Output.WriteLineAsync($"{id}: {Now(roster, schedule, spans[0])}");
                continue;
            }

            await terminal.Output.WriteLineAsync($"{id}:");
            foreach (var span in spans)
            {
                await terminal.Output.WriteLineAsync($"  {ShownTime.Of(span.From, terminal.Zone)}  {(span.Duties.IsEmpty ? "NOBODY (gap)" : Names(roster, span))}");
            }
        }
    }

    private string Now(Roster roster, OnCallSchedule schedule, OnCallSpan span) =>
        !span.Duties.IsEmpty ? $"{Names(roster, span)} until {ShownTime.Of(span.Duties.Min(d => d.Until), terminal.Zone)}"
        : schedule.NextAfter(span.From) is { } next ? $"NOBODY (gap); {NameOf(roster, next.Person)} is from {ShownTime.Of(next.From, terminal.Zone)}"
        : "NOBODY, and nobody is planned";

    private static string Names(Roster roster, OnCallSpan span) => string.Join(", ", span.Duties.Select(d => NameOf(roster, d.Person)).Distinct());

    private static string NameOf(Roster roster, string person) => roster.Find(person)?.Name ?? person;
}
