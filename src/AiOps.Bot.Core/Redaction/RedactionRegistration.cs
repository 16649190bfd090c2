using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AiOps.Bot.Core.Redaction;

/// <summary>Registers the redactor.</summary>
public static class RedactionRegistration
{
    /// <summary>Adds <see cref="IRedactor"/>. May be called more than once.</summary>
    public static IServiceCollection AddRedaction(this IServiceCollection services)
    {
        services.TryAddSingleton<IRedactor, Redactions>();
        return services;
    }
}
