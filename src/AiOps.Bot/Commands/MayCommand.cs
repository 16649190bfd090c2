using System.CommandLine;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Commands;

/// <summary>Says whether a person may approve an action, and why or why not.</summary>
internal sealed class MayCommand(Terminal terminal, Func<ParseResult, Roster> load, Option<bool> json)
{
    private readonly Argument<string> _person = new("PERSON") { Description = "A person's id or name." };
    private readonly Argument<string> _action = new("ACTION") { Description = "An action's id, for example ec2.revoke-ingress." };
    private readonly Option<string> _resource = new("--resource") { Description = "The resource that is changed.", Required = true };
    private readonly Option<string> _account = new("--account") { Description = "The AWS account that it is in; tells the environment.", DefaultValueFactory = _ => "" };
    private readonly Option<string?> _at = new("--at") { Description = "When, for example '2026-03-14 03:12'. Default: now." };

    public Command Build()
    {
        var command = new Command("may", """
            Says whether somebody may approve an action on a resource, by what, and if not whom to ask.
            Exit code 1 where they may not.

            Examples:
              aiops people may ana ec2.revoke-ingress --resource sg-0abc
              aiops people may ben ec2.authorize-ingress --resource sg-0abc --account 111122223333 --at "2026-03-14 03:12"
            """) { _person, _action, _resource, _account, _at };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var roster = load(parsed);
        var person = PeopleCommands.Find(roster, parsed.GetValue(_person)!);
        var action = KnownActions.Find(parsed.GetValue(_action)!);
        var request = new ActionRequest
        {
            ActionId = action.Id,
            Resource = new ResourceId(parsed.GetValue(_resource)!),
            Account = parsed.GetValue(_account)!,
            Region = "",
            Parameters = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty,
        };
        var target = new ApprovalTarget(action.Tier, request, roster.Environments.Of(request, request.Parameters));
        var decision = EntitlementPolicy.Decide(person, target, roster, ShownTime.Read(parsed.GetValue(_at), "--at", terminal));
        await terminal.Output.WriteLineAsync(parsed.GetValue(json)
            ? JsonText.OneLine(new { person = person.Id, action = action.Id, tier = action.Tier, resource = request.Resource.Value, environment = target.Environment, allowed = decision.Allowed, reason = decision.Reason })
            : InWords(person, action, target, decision));
        return decision.Allowed ? ExitCodes.Fine : ExitCodes.FoundOrFailed;
    }

    private static string InWords(Person person, IAction action, ApprovalTarget target, EntitlementDecision decision)
    {
        var what = $"{action.Id} ({action.Tier.ToString().ToLowerInvariant()}) on {target.Request.Resource} in {target.Environment}";
        return decision.Allowed ? $"yes: {person.Name} may approve {what}, {decision.Reason}" : $"no: {person.Name} may not approve {what}: {person.Name} is {decision.Reason}";
    }
}
