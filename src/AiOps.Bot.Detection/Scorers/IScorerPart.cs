using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers;

/// <summary>
/// One way of looking at log lines, with state of its own. The same rules as for <see cref="ILogScorer"/>: deterministic, bounded in memory, never throws on input.
/// </summary>
internal interface IScorerPart
{
    /// <summary>The scorer's name on anomalies and in saved state.</summary>
    string Name { get; }

    /// <summary>Of the saved state; a change makes old state unreadable.</summary>
    byte Version { get; }

    void Observe(in ObservedLine line, ICollection<Anomaly> found);

    void AdvanceTo(DateTimeOffset watermark, ICollection<Anomaly> found);

    /// <summary>Nothing more will come: reports what it held back to tell it whole. Most parts hold nothing back.</summary>
    void Finish(ICollection<Anomaly> found)
    {
    }

    void Save(BinaryWriter writer);

    /// <exception cref="FormatException">The state is damaged.</exception>
    void Load(BinaryReader reader);
}
