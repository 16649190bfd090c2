using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>A statement of an entity, and how often it was written before and since the onset.</summary>
/// <param name="BeforeRate">Lines a minute.</param>
/// <param name="NowRate">Lines a minute.</param>
internal sealed record StatementShift(string Entity, Statement Statement, LogSeverity Severity, double BeforeRate, double NowRate)
{
    /// <summary>Under a third of what it was counts as gone; noise of rates stays above.</summary>
    private const double Gone = 0.3;

    public bool IsNew => BeforeRate == 0 && NowRate > 0;

    public bool IsGone => BeforeRate > 0 && NowRate < Gone * BeforeRate;

    public bool IsTrouble => Severity >= LogSeverity.Warning;
}
