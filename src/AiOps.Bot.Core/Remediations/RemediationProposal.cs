namespace AiOps.Bot.Core.Remediations;

/// <summary>Makes a proposal out of a request and its plan.</summary>
internal static class RemediationProposal
{
    public static Remediation Of(IAction action, ActionRequest request, ActionPlan plan, ProposalContext context)
    {
        // Stores keep milliseconds; the digest must be the same after a round trip.
        var expires = DateTimeOffset.FromUnixTimeMilliseconds((context.Now + context.Lifetime).ToUnixTimeMilliseconds());
        return new Remediation
        {
            Id = new RemediationId(context.Ids.Next("rem")),
            Incident = context.Incident,
            Title = action.Title,
            Tier = action.Tier,
            Request = request,
            Plan = plan,
            RequestedBy = context.RequestedBy,
            ProposedAt = DateTimeOffset.FromUnixTimeMilliseconds(context.Now.ToUnixTimeMilliseconds()),
            ExpiresAt = expires,
            Digest = RemediationDigest.Of(request, plan, action.Tier, context.Incident, expires),
            RollbackOf = context.RollbackOf,
        };
    }
}
