using System.Collections.Immutable;

namespace AiOps.Bot.Detection.Tuning;

/// <summary>Chooses what to try next. The same seed and the same trials give the same choice.</summary>
public interface ISettingsSearch
{
    /// <summary>As on the command line: "tpe".</summary>
    string Name { get; }

    /// <param name="tried">All trials so far.</param>
    /// <param name="dimensions">How many settings there are.</param>
    /// <returns>A place for each setting, 0 to 1.</returns>
    ImmutableArray<double> Next(IReadOnlyList<TuningTrial> tried, int dimensions);
}
