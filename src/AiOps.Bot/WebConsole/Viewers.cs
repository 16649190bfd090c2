using AiOps.Bot.Security;

namespace AiOps.Bot.WebConsole;

/// <summary>Finds out who looks.</summary>
internal static class Viewers
{
    public static Viewer Of(HttpContext context) => new(
        Callers.ApproverOf(context)?.Person,
        context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(),
        context.Request.Cookies.ContainsKey(SessionCookie.Name));
}
