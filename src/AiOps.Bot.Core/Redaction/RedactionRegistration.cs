using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Core.Redaction;

/// <summary>Registers the redactor.</summary>
public static class RedactionRegistration
{
    /// <summary>
    /// Adds <see cref="IRedactor"/>. Where a <see cref="PlaceholderKey"/> is registered, placeholders are named by it, and identities wait in the
    /// <see cref="IdentityLedger"/> to be stored. May be called more than once.
    /// </summary>
    public static IServiceCollection AddRedaction(this IServiceCollection services)
    {
        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IdentityLedger>();
        services.TryAddSingleton<IRedactor>(p => new Redactions(
            p.GetService<PlaceholderKey>(), p.GetRequiredService<IdentityLedger>(), p.GetRequiredService<IOptions<RedactionOptions>>().Value.Hide));
        return services;
    }
}
