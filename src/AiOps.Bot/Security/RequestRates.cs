using System.Threading.RateLimiting;
using AiOps.Bot.Endpoints;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Security;

/// <summary>How much one caller may ask for, so that one of them cannot starve the rest.</summary>
internal sealed class RequestRates(IOptions<SecurityOptions> security) : IConfigureOptions<RateLimiterOptions>
{
    public const string General = "general";
    public const string Alerts = "alerts";
    public const string Chat = "chat";
    public const string SignIn = "sign-in";
    public const string Live = "live";
    public const string Scoring = "scoring";

    /// <summary>Scoring keeps a core busy: more than these wait for their turn.</summary>
    private const int MostWaiting = 64;

    public void Configure(RateLimiterOptions options)
    {
        var limits = security.Value;
        options.AddPolicy(General, context => Window(context, limits.RequestsPerTenSeconds, TimeSpan.FromSeconds(10)));
        options.AddPolicy(Alerts, context => Window(context, limits.AlertsPerTenSeconds, TimeSpan.FromSeconds(10)));
        options.AddPolicy(Chat, context => Window(context, limits.ChatRequestsPerTenSeconds, TimeSpan.FromSeconds(10)));
        options.AddPolicy(SignIn, context => Window(context, limits.SignInsPerMinute, TimeSpan.FromMinutes(1)));
        options.AddPolicy(Live, _ => RateLimitPartition.GetConcurrencyLimiter("all", _ => new() { PermitLimit = limits.LiveViews, QueueLimit = 0 }));
        options.AddPolicy(Scoring, _ => RateLimitPartition.GetConcurrencyLimiter("all", _ => new() { PermitLimit = Environment.ProcessorCount, QueueLimit = MostWaiting }));
        options.OnRejected = async (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "10";
            await Problems.WriteAsync(context.HttpContext, 429, "Too many requests", "slow down and try again in ten seconds");
        };
    }

    private static RateLimitPartition<string> Window(HttpContext context, int permits, TimeSpan window) => RateLimitPartition.GetFixedWindowLimiter(
        Callers.IdentityOf(context.User)?.ToString() ?? context.Connection.RemoteIpAddress?.ToString() ?? "",
        _ => new() { PermitLimit = permits, Window = window, QueueLimit = 0 });
}
