using System.CommandLine;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Security;

namespace AiOps.Bot.Commands;

/// <summary>Lists people and shows one of them.</summary>
internal sealed class PeopleCommands(Terminal terminal, Func<ParseResult, Roster> load, Option<bool> json)
{
    public Command List()
    {
        var list = new Command("list", "Lists everybody with their groups, their accounts, and whether they are on call.");
        list.SetAction(ListAsync);
        return list;
    }

    public Command Show()
    {
        var person = new Argument<string>("PERSON") { Description = "A person's id or name." };
        var show = new Command("show", "Shows one person: accounts, groups, what they may approve, when they are on call.") { person };
        show.SetAction((parsed, _) => ShowAsync(parsed, Find(load(parsed), parsed.GetValue(person)!)));
        return show;
    }

    public Command WhoIs()
    {
        var account = new Argument<string>("ACCOUNT") { Description = "platform:subject, for example slack:T0123/U0456 or teams:TENANT/OBJECTID." };
        var whoIs = new Command("whois", """
            Says whom an account belongs to. Exit code 1 where it is nobody's: that user can look, and decide nothing.

            Example:
              aiops people whois slack:T0123/U0456
            """) { account };
        whoIs.SetAction((parsed, _) => WhoIsAsync(parsed, parsed.GetValue(account)!));
        return whoIs;
    }

    /// <exception cref="BadInputException">Nobody is called that; the message says who there is.</exception>
    public static Person Find(Roster roster, string name) =>
        roster.Find(name)
        ?? roster.People.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new BadInputException($"there is no person '{name}'. There are: {string.Join(", ", roster.People.Select(p => p.Id))}.");

    private async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var roster = load(parsed);
        if (parsed.GetValue(json))
        {
            await terminal.Output.WriteLineAsync(JsonText.Indented(roster.People.Select(p => PrintedPerson.Of(p, roster, terminal.Time.GetUtcNow()))));
            return ExitCodes.Fine;
        }

        foreach (var person in roster.People)
        {
            var printed = PrintedPerson.Of(person, roster, terminal.Time.GetUtcNow());
            var groups = printed.Groups.Count > 0 ? $"  in {string.Join(", ", printed.Groups)}" : "";
            var onCall = printed.OnCall.Count > 0 ? $"  ON CALL for {string.Join(", ", printed.OnCall.Select(d => d.Schedule).Distinct())}" : "";
            await terminal.Output.WriteLineAsync($"{person.Id}  {person.Name}{groups}{onCall}");
            await terminal.Output.WriteLineAsync($"    {(printed.Accounts.Count > 0 ? string.Join("  ", printed.Accounts) : "no accounts: cannot come in")}");
        }

        return ExitCodes.Fine;
    }

    private async Task<int> ShowAsync(ParseResult parsed, Person person)
    {
        var roster = load(parsed);
        var printed = PrintedPerson.Of(person, roster, terminal.Time.GetUtcNow());
        if (parsed.GetValue(json))
        {
            await terminal.Output.WriteLineAsync(JsonText.Indented(printed));
            return ExitCodes.Fine;
        }

        await terminal.Output.WriteLineAsync($"{printed.Name} ({printed.Id})");
        await LinesAsync("accounts", printed.Accounts, "none: cannot come in");
        await LinesAsync("groups", printed.Groups, "none");
        await LinesAsync("may approve", printed.MayApprove, "nothing: may look only");
        await LinesAsync("on call", [.. printed.OnCall.Select(d => $"for {d.Schedule} until {ShownTime.Of(d.Until, terminal.Zone)}")], "not now");
        return ExitCodes.Fine;
    }

    private async Task LinesAsync(string title, IReadOnlyList<string> lines, string none)
    {
        foreach (var (line, i) in (lines.Count == 0 ? [none] : lines).Select((l, i) => (l, i)))
        {
            await terminal.Output.WriteLineAsync($"  {(i == 0 ? title : ""),-12} {line}");
        }
    }

    private async Task<int> WhoIsAsync(ParseResult parsed, string account)
    {
        var roster = load(parsed);
        var identity = People.AccountOf(account) ?? throw new BadInputException($"'{account}' is no account. Write platform:subject, for example slack:T0123/U0456.");
        var person = new PersonDirectory(roster).Identify(identity)?.Person;
        if (person is not null)
        {
            return await ShowAsync(parsed, person);
        }

        var near = roster.People.SelectMany(p => p.Identities.Select(i => (p.Id, i.Platform, i.Subject)))
            .FirstOrDefault(i => i.Platform == identity.Platform && i.Subject.Split('/')[^1].Equals(identity.Subject.Split('/')[^1], StringComparison.OrdinalIgnoreCase));
        var hint = near.Id is null ? $"Add it to Accounts of a person in Security:People." : $"Did you mean {near.Platform}:{near.Subject}, which is {near.Id}?";
        await (parsed.GetValue(json) ? terminal.Output.WriteLineAsync(JsonText.OneLine(new { account, person = (string?)null })) : terminal.Error.WriteLineAsync($"{account} belongs to nobody. {hint}"));
        return ExitCodes.FoundOrFailed;
    }
}
