using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.Sandbox;

/// <summary>Registers a running sandbox account with a host.</summary>
public static class SandboxRegistration
{
    /// <summary>Hands a started account over to the container, which gives it out as <see cref="SandboxAccount"/> and stops it when it is itself disposed.</summary>
    public static IServiceCollection AddSandboxAccount(this IServiceCollection services, SandboxAccount account) => services.AddSingleton(_ => account);
}
