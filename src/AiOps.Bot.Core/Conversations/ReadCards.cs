using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Remediations;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Makes cards from the stores, with secrets replaced.</summary>
internal sealed class ReadCards(ConversationStores stores, ApprovalRules rules, CardCharts charts, IRedactor redactor, IOptions<ChatOptions> options) : IReadCards
{
    public async Task<Card?> ReadInAsync(ConversationRef conversation, IncidentId incident, Person? viewer, CancellationToken cancellationToken) =>
        await stores.Incidents.GetAsync(incident, cancellationToken) is { } found && ChatScope.Of(conversation, options.Value).Covers(found)
            ? await ReadAsync(incident, viewer, cancellationToken)
            : null;

    public async Task<Card?> ReadAsync(IncidentId incident, Person? viewer, CancellationToken cancellationToken)
    {
        if (await stores.Incidents.GetAsync(incident, cancellationToken) is not { } found)
        {
            return null;
        }

        var remediations = await stores.Remediations.ListAsync(incident, cancellationToken);
        var facts = rules.Now();
        var alerts = await stores.Incidents.ListAlertsAsync(incident, cancellationToken);
        var investigation = await stores.Investigations.GetLatestAsync(incident, cancellationToken);
        var card = RedactCard.Of(CardBuilder.Build(new(found, alerts, investigation, remediations, facts.Now)
        {
            Approval = facts,
            Chart = await charts.ReadAsync(found, alerts, investigation, cancellationToken),
        }), redactor.Of(incident));
        return viewer is null ? card : ForViewer(card, remediations, viewer, facts);
    }

    private static Card ForViewer(Card card, IReadOnlyList<Remediation> remediations, Person viewer, ApprovalFacts facts)
    {
        bool May(CardButton button) => button.Kind switch
        {
            CardButtonKind.Approve => remediations.FirstOrDefault(r => r.Id == button.Remediation) is { } offered && ApprovalPolicy.RefusePerson(offered, viewer, facts) is null,
            _ => true,
        };
        return card with { Buttons = [.. card.Buttons.Where(May)], MoreButtons = [.. card.MoreButtons.Where(May)] };
    }
}
