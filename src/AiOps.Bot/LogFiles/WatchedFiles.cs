using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Hosting;

namespace AiOps.Bot.LogFiles;

/// <summary>The files to follow: each path as it is given, or every file of a folder as they come.</summary>
internal sealed class WatchedFiles(IReadOnlyList<string> paths, LogFileReader reader, TimeProvider time, ILogger<FileLogSource> logger) : ILogSourceSet
{
    public Task<IReadOnlyList<ILogSource>> DiscoverAsync(CancellationToken cancellationToken)
    {
        var files = paths.SelectMany(p => Directory.Exists(p) ? LogFolder.FilesOf(p) : [p]).Select(Path.GetFullPath).Distinct(StringComparer.Ordinal);
        return Task.FromResult<IReadOnlyList<ILogSource>>([.. files.Select(f => new FileLogSource(f, reader, time, logger))]);
    }
}
