namespace AiOps.Bot.Aws.Operations.Ssm;

/// <summary>How a command went on one instance.</summary>
internal sealed record SsmInvocation(string CommandId, string Status, string Output, string Error)
{
    public bool IsOver => Status is "Success" or "Failed" or "Cancelled" or "TimedOut" or "Undeliverable" or "Terminated";

    public bool Succeeded => Status == "Success";
}
