namespace AiOps.Bot.Sandbox.Scenarios;

/// <summary>Something that somebody did at some time: what it changed, and the CloudTrail record that it left.</summary>
internal sealed class ChangeSpec
{
    /// <summary><c>-77d 13:09:20</c> (a time of that day, UTC) or <c>-6h</c>, before the account's start.</summary>
    public string At { get; set; } = "";

    public IngressSpec? AuthorizeIngress { get; set; }

    public FileEditSpec? EditFile { get; set; }

    public PolicySpec? PutRolePolicy { get; set; }

    public TrailSpec? Trail { get; set; }
}
