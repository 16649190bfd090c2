using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Hosting;

/// <summary>A configured place with log sources in it: an account's log groups, the watched files. Asked again from time to time, since groups come and go.</summary>
internal interface ILogSourceSet
{
    Task<IReadOnlyList<ILogSource>> DiscoverAsync(CancellationToken cancellationToken);
}
