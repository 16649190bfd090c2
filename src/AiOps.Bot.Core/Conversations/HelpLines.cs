using System.Collections.Immutable;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Conversations;

/// <summary>What a person may say and press, a line each: nothing that they may not. Pure.</summary>
internal static class HelpLines
{
    private static readonly ImmutableArray<string> Reading =
    [
        "ask anything about recent logs: 'errors in checkout since 14:00'",
        "incidents: what is living; status: how one stands",
        "why: causes with evidence; show evidence E3: its real lines",
        "what changed: changes around the onset; similar: earlier ones and how they ended; post-mortem: a draft from the record",
    ];

    private static readonly ImmutableArray<string> Acting =
    [
        "acknowledge (ack, mine): you take care of it; assign @somebody hands it over",
        "snooze 2h: its messages keep still; escalate [reason]: the next level is called",
        "resolve [reason]; not an incident [reason] (false alarm): the same signals stay quiet for a time",
        "that was the cause; wrong cause: it was ...: said when it is over, for the next time",
        "buttons: reject or try (dry run) what is proposed",
    ];

    /// <param name="approver">Null for a member who is nobody in the directory.</param>
    public static ImmutableArray<string> For(Approver? approver, Roster roster)
    {
        if (approver is null)
        {
            return Reading;
        }

        var tiers = roster.GrantsOf(roster.Find(approver.Person.Id) ?? approver.Person)
            .Where(g => g.Entitlement.UpTo is > ActionTier.Observe and < ActionTier.Forbidden)
            .Select(Describe)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return [.. Reading, .. Acting, .. tiers, .. Revealing(approver.Person, roster)];
    }

    public static ChatReply Reply(Approver? approver, Roster roster)
    {
        var lines = For(approver, roster);
        return new(
            approver is null ? "You may read and ask." : $"What you may do, {approver.Person.Name}:",
            [new ReplyText(string.Join("\n", lines.Select(l => "• " + l))), new ReplyNote("In an incident's thread words are about that incident; elsewhere name it: 'resolve inc-7f3k2m9x fixed by hand'.")]);
    }

    private static IEnumerable<string> Revealing(Person person, Roster roster) =>
        RevealPolicy.GrantsOf(roster.Find(person.Id) ?? person, roster).Any() ? ["reveal [secret:email:4821390712]: what it stands for, for you alone"] : [];

    private static string Describe(Grant grant)
    {
        var where = string.Join(", ", grant.Entitlement.Resources.Concat(grant.Entitlement.Environments).Concat(grant.Entitlement.Actions));
        return $"buttons: approve and roll back actions up to {grant.Entitlement.UpTo.ToString().ToLowerInvariant()}"
            + (where.Length > 0 ? $" ({where})" : "")
            + (grant.Entitlement.OnlyOnCall ? ", while you are on call" : "");
    }
}
