using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Reads what a user's own page shows.</summary>
internal sealed class ReadHome(ConversationStores stores, ApprovalRules rules, IRedactor redactor)
{
    private const int Most = 20;
    private const int MostProposals = 200;

    public async Task<HomeView> ReadAsync(Visitor visitor, CancellationToken cancellationToken)
    {
        var facts = rules.Now();
        var living = StatusReply.Sorted(await stores.Incidents.ListLivingAsync(DateTimeOffset.MaxValue, cancellationToken)).ToList();
        var mine = living.Where(i => visitor.Approver is { } me && i.OwnerId == me.Person.Id).ToList();
        return RedactReply.Of(new HomeView(
            [.. await WaitingAsync(visitor, facts, cancellationToken)],
            [.. mine.Take(Most).Select(i => StatusReply.Link(i, visitor.Clock))],
            [.. living.Except(mine).Take(Most).Select(i => StatusReply.Link(i, visitor.Clock))],
            HelpLines.For(visitor.Approver, facts.Roster)), redactor);
    }

    private async Task<IEnumerable<ReplyLink>> WaitingAsync(Visitor visitor, ApprovalFacts facts, CancellationToken cancellationToken)
    {
        if (visitor.Approver is not { } by)
        {
            return [];
        }

        var proposed = await stores.Remediations.ListAsync(RemediationStatus.Proposed, MostProposals, cancellationToken);
        return proposed.Where(r => ApprovalPolicy.Refuse(r, by, r.Digest, facts) is null).Take(Most)
            .Select(r => new ReplyLink(r.Incident, $"{r.Title} ({r.Tier.ToString().ToLowerInvariant()}), until {visitor.Clock.Time(r.ExpiresAt)}"));
    }
}
