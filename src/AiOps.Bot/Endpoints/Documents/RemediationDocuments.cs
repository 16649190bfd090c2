using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>Spells remediations as JSON documents. Pure.</summary>
internal static class RemediationDocuments
{
    public static RemediationDocument Document(Remediation remediation, ApprovalFacts facts) => new()
    {
        Id = remediation.Id.Value,
        Incident = remediation.Incident.Value,
        Status = remediation.Status,
        Digest = remediation.Digest,
        Action = remediation.Request.ActionId,
        Title = remediation.Title,
        Resource = remediation.Request.Resource.Value,
        Account = remediation.Request.Account,
        Region = remediation.Request.Region,
        Tier = remediation.Tier,
        ProposedAt = remediation.ProposedAt,
        ExpiresAt = remediation.ExpiresAt,
        Parameters = remediation.Request.Parameters,
        Calls = [.. remediation.Plan.Calls.Select(Call)],
        InverseCalls = [.. remediation.Plan.InverseCalls.Select(Call)],
        Impact = remediation.Plan.Impact,
        Check = remediation.Plan.Check,
        ApprovalsNeeded = ApprovalPolicy.ApproversNeeded(remediation, facts),
        Approvals = [.. remediation.Approvals.Select(a => new ApprovalDocument(a.PersonName, a.Reason, a.At))],
        RejectedBy = remediation.RejectedBy,
        Reason = remediation.Reason,
        Execution = remediation.Execution is { } run ? new(run.StartedAt, run.FinishedAt, run.RunDetail, run.CheckDetail) : null,
        RollbackOf = remediation.RollbackOf?.Value,
    };

    private static CallDocument Call(PlannedCall call) => new(call.Service, call.Operation, call.Parameters);
}
