namespace AiOps.Bot.Sandbox.Http;

/// <summary>An answer as it goes over the wire.</summary>
internal sealed record WireReply(int Status, string ContentType, ReplyBody Body)
{
    /// <summary>The error's name in rest-json answers, which carry it in a header.</summary>
    public string? ErrorType { get; init; }
}
