using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Endpoints;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Security;

/// <summary>Registers authentication, authorization, request rates and antiforgery.</summary>
internal static class SecurityRegistration
{
    public const string SchemeName = "Caller";

    public static IServiceCollection AddConsoleSecurity(this IServiceCollection services)
    {
        services.AddOptions<SecurityOptions>().BindConfiguration(SecurityOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<SecurityOptions>, SecurityOptionsValidation>();
        services.AddSingleton<AccessTokens>();
        services.TryAddSingleton(provider => new PersonDirectory(RosterSource.Make(provider.GetRequiredService<IOptions<SecurityOptions>>().Value)));
        services.AddRateLimiter();
        services.AddSingleton<IConfigureOptions<RateLimiterOptions>, RequestRates>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "aiops-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, SessionCookie>();
        services.AddAuthentication(SchemeName)
            .AddPolicyScheme(SchemeName, null, options => options.ForwardDefaultSelector = SchemeFor)
            .AddScheme<AuthenticationSchemeOptions, AccessTokenAuthentication>(AccessTokenAuthentication.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, SignedDeliveryAuthentication>(SignedDeliveryAuthentication.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, LocalOperatorAuthentication>(LocalOperatorAuthentication.SchemeName, null)
            .AddCookie();
        return services;
    }

    /// <summary>Follows the files that say who may approve what.</summary>
    /// <param name="settings">What the service was started with.</param>
    public static IServiceCollection AddRosterWatch(this IServiceCollection services, ServeSettings settings) =>
        services.AddSingleton(new RosterSource(settings)).AddHostedService<RosterWatch>();

    /// <summary>Everything that must happen before an endpoint sees a request, in order.</summary>
    public static IApplicationBuilder UseConsoleSafety(this IApplicationBuilder app)
    {
        app.UseMiddleware<RequestGate>();
        app.UseStatusCodePages(FaultPages.WriteAsync);
        app.UseExceptionHandler();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        return app;
    }

    private static string SchemeFor(HttpContext context)
    {
        if (SignedDeliveryAuthentication.IsFor(context.Request))
        {
            return SignedDeliveryAuthentication.SchemeName;
        }

        if (!context.RequestServices.GetRequiredService<AccessTokens>().AreConfigured)
        {
            return LocalOperatorAuthentication.SchemeName;
        }

        // A program comes with a token; a person, and a script in their signed-in page, with the session's cookie.
        var hasToken = context.Request.Headers.Authorization.Count > 0;
        return !hasToken && (SessionCookie.IsForPeople(context.Request) || context.Request.Cookies.ContainsKey(SessionCookie.Name))
            ? CookieAuthenticationDefaults.AuthenticationScheme
            : AccessTokenAuthentication.SchemeName;
    }
}
