using AiOps.Bot.Configuration;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Hosting;
using AiOps.Bot.LogFiles;

namespace AiOps.Bot.Composition;

/// <summary>Follows the files of <see cref="BotOptions.Watch"/>.</summary>
internal static class WatchedFilesComposition
{
    public static IServiceCollection AddWatchedFiles(this IServiceCollection services, BotOptions options)
    {
        if (options.Watch.Count > 0)
        {
            services.AddSingleton<ILogSourceSet>(p => new WatchedFiles(options.Watch, new(p.GetRequiredService<ILogParser>()), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<FileLogSource>>()));
        }

        return services;
    }
}
