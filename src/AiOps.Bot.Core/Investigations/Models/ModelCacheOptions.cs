using System.ComponentModel.DataAnnotations;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>How answers are kept for equal requests. Configuration section <c>Models:Cache</c>.</summary>
public sealed class ModelCacheOptions
{
    /// <summary>How many answers; 0 = none.</summary>
    /// <value>256.</value>
    [Range(0, 10_000)]
    public int Entries { get; set; } = 256;

    /// <summary>How long.</summary>
    /// <value>10 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan For { get; set; } = TimeSpan.FromMinutes(10);
}
