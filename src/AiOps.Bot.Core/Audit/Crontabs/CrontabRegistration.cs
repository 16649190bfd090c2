using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>Registers the slice.</summary>
public static class CrontabRegistration
{
    public static IServiceCollection AddCrontabLint(this IServiceCollection services)
    {
        services.TryAddSingleton<ICrontabLint, CrontabLint>();
        return services;
    }
}
