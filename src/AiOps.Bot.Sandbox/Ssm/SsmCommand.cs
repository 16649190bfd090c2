namespace AiOps.Bot.Sandbox.Ssm;

/// <summary>One command on one instance, and how far it is.</summary>
internal sealed class SsmCommand(string id, string instanceId, string documentName, DateTimeOffset requestedAt)
{
    public string Id { get; } = id;

    public string InstanceId { get; } = instanceId;

    public string DocumentName { get; } = documentName;

    public DateTimeOffset RequestedAt { get; } = requestedAt;

    public string Status { get; set; } = "Pending";

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public int ResponseCode { get; set; } = -1;

    public string Output { get; set; } = "";

    public string Error { get; set; } = "";
}
