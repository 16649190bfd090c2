using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Parsing;
using AiOps.Bot.Detection.Templates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AiOps.Bot.Detection;

/// <summary>Registers what this project offers.</summary>
public static class LogParsingRegistration
{
    /// <summary>Adds <see cref="ILogParser"/> and <see cref="ILogTemplates"/>, both stateless.</summary>
    public static IServiceCollection AddLogParsing(this IServiceCollection services)
    {
        services.TryAddSingleton<ILogParser, LogParser>();
        services.TryAddSingleton<ILogTemplates, TemplateMasks>();
        return services;
    }
}
