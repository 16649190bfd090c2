namespace AiOps.Bot.Sandbox.Http;

/// <summary>One operation of one service.</summary>
/// <param name="Changes">True where a successful call changes the account; such calls are written to CloudTrail.</param>
/// <param name="Run">Called while the account is locked. Throws <see cref="AwsErrorException"/> for any other answer than success.</param>
internal sealed record Operation(string Service, string Name, bool Changes, Func<AwsCall, AwsReply> Run)
{
    /// <summary>The name in policies: <c>ec2:DescribeInstances</c>.</summary>
    public string Action => $"{Service}:{Name}";

    /// <summary>True for calls that CloudTrail counts as data events and so leaves out of management events.</summary>
    public bool IsDataEvent { get; init; }
}
