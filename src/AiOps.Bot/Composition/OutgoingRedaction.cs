using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Composition;

/// <summary>Puts the redactor before every way out that is registered, tests' and plug-ins' too. Called last.</summary>
internal static class OutgoingRedaction
{
    public static IServiceCollection RedactOutgoing(this IServiceCollection services) =>
        services.Decorate<IChatPlatform>((platform, p) => new RedactingChatPlatform(
            platform, p.GetRequiredService<IRedactor>(), p.GetRequiredService<RevealPlaceholder>(), p.GetRequiredService<PersonDirectory>()));

    /// <summary>Replaces every registration of a port by one that wraps what it would have given.</summary>
    private static IServiceCollection Decorate<TPort>(this IServiceCollection services, Func<TPort, IServiceProvider, TPort> wrap)
        where TPort : class
    {
        for (var i = 0; i < services.Count; i++)
        {
            if (services[i] is { IsKeyedService: false } inner && inner.ServiceType == typeof(TPort))
            {
                services[i] = new(typeof(TPort), p => wrap((TPort)Resolve(p, inner), p), inner.Lifetime);
            }
        }

        return services;
    }

    private static object Resolve(IServiceProvider provider, ServiceDescriptor descriptor) =>
        descriptor.ImplementationInstance
        ?? descriptor.ImplementationFactory?.Invoke(provider)
        ?? ActivatorUtilities.CreateInstance(provider, descriptor.ImplementationType!);
}
