namespace AiOps.Bot.Core.Conversations;

/// <summary>What to answer.</summary>
/// <param name="Refusal">Why a request was not taken, for the log and the metrics (<c>bad-signature</c>, <c>stale</c>, <c>wrong-app</c>, <c>malformed</c> ...); null where it was.</param>
public sealed record IntakeAnswer(int Status, string ContentType = "text/plain", string Body = "", string? Refusal = null)
{
    public static readonly IntakeAnswer Accepted = new(200);

    public static IntakeAnswer Json(string body) => new(200, "application/json", body);

    public static IntakeAnswer Refuse(int status, string refusal) => new(status, "text/plain", refusal, refusal);
}
