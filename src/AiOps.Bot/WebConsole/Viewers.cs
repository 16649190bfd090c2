using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Security;

namespace AiOps.Bot.WebConsole;

/// <summary>Finds out who looks.</summary>
internal static class Viewers
{
    public static Viewer Of(HttpContext context) => new(
        Callers.ApproverOf(context)?.Person,
        context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(),
        context.Request.Cookies.ContainsKey(SessionCookie.Name));

    /// <summary>The same, with what they may not approve of the open remediations.</summary>
    public static Viewer Of(HttpContext context, IEnumerable<Remediation> remediations, ApprovalFacts facts)
    {
        var viewer = Of(context);
        return viewer.Person is { } person
            ? viewer with
            {
                Denied = remediations.Where(r => r.Status == RemediationStatus.Proposed)
                    .Select(r => (r.Id, Why: ApprovalPolicy.RefusePerson(r, person, facts)?.Reason))
                    .Where(r => r.Why is not null).ToDictionary(r => r.Id, r => r.Why!),
            }
            : viewer;
    }
}
