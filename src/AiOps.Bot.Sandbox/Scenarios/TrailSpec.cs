namespace AiOps.Bot.Sandbox.Scenarios;

internal sealed class TrailSpec
{
    /// <summary>The IAM user who made the call.</summary>
    public string User { get; set; } = "";

    public string Source { get; set; } = "";

    public string Event { get; set; } = "";

    public string SourceAddress { get; set; } = "";

    public string UserAgent { get; set; } = "";

    /// <summary>The request's parameters as JSON; empty where the change itself says them.</summary>
    public string Request { get; set; } = "";

    /// <summary>The response as JSON; empty for none.</summary>
    public string Response { get; set; } = "";
}
