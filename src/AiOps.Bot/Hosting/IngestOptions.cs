using System.ComponentModel.DataAnnotations;

namespace AiOps.Bot.Hosting;

/// <summary>How sources are read.</summary>
internal sealed class IngestOptions
{
    /// <summary>Pause between two reads of a source that had no more.</summary>
    /// <value>Five seconds; one with the simulated account.</value>
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How late a line may arrive at its source before its absence counts.</summary>
    /// <value>Two minutes; ten seconds with the simulated account.</value>
    public TimeSpan Lateness { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Longest pause after repeated failures of a source.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Log events older than this are forgotten.</summary>
    /// <value>120 days.</value>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan KeepLogs { get; set; } = TimeSpan.FromDays(120);
}
