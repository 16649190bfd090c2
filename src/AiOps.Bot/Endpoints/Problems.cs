using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AiOps.Bot.Endpoints;

/// <summary>Says no as a problem document (RFC 9457).</summary>
internal static class Problems
{
    public static ProblemHttpResult Of(Refusal refusal) => refusal.Kind switch
    {
        RefusalKind.NotFound => Of(404, "Not found", refusal.Reason, refusal.Kind.ToString()),
        RefusalKind.NotEntitled => Of(403, "Not entitled", refusal.Reason, refusal.Kind.ToString()),
        RefusalKind.Expired => Of(410, "Expired", refusal.Reason, refusal.Kind.ToString()),
        RefusalKind.DigestMismatch => Of(409, "Not what is proposed", refusal.Reason, refusal.Kind.ToString()),
        _ => Of(409, "Not possible in this state", refusal.Reason, refusal.Kind.ToString()),
    };

    /// <param name="reason">A word for programs that must tell refusals of one status apart.</param>
    public static ProblemHttpResult Of(int status, string title, string detail, string? reason = null)
    {
        var extensions = reason is null ? null : new Dictionary<string, object?> { ["reason"] = reason };
        return TypedResults.Problem(detail, null, status, title, null, extensions);
    }

    /// <summary>The caller proved who they are, and the directory of people has nobody of that identity.</summary>
    public static ProblemHttpResult Stranger(HttpContext context) =>
        Of(403, "Unknown person", $"{Callers.Describe(context.User)} belongs to nobody in Security:People", nameof(RefusalKind.NotEntitled));

    public static Task WriteAsync(HttpContext context, int status, string title, string detail) => Of(status, title, detail).ExecuteAsync(context);
}
