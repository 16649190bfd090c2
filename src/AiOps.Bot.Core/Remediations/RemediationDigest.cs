using System.Text.Json;

namespace AiOps.Bot.Core.Remediations;

/// <summary>The canonical digest of everything that an approver agrees to. Titles and other wording stay out, so that better wording breaks no approval.</summary>
public static class RemediationDigest
{
    public static string Of(ActionRequest request, ActionPlan plan, ActionTier tier, IncidentId incident, DateTimeOffset expiresAt) =>
        CanonicalJson.Digest(JsonSerializer.SerializeToElement(new
        {
            action = request.ActionId,
            tier = tier.ToString(),
            incident = incident.Value,
            resource = request.Resource.Value,
            account = request.Account,
            region = request.Region,
            parameters = request.Parameters,
            preImage = plan.PreImage,
            calls = plan.Calls.Select(Spell),
            inverse = plan.InverseCalls.Select(Spell),
            impact = plan.Impact,
            expiresAt = expiresAt.ToUnixTimeMilliseconds(),
        }));

    private static object Spell(PlannedCall call) => new { service = call.Service, operation = call.Operation, parameters = call.Parameters };
}
