namespace AiOps.Bot.Core.Investigations.Ranking.Flows;

/// <summary>One entity's share in what the incident cost.</summary>
internal sealed record FlowNode
{
    public required string Entity { get; init; }

    /// <summary>False where the normal period has no such series: it was first seen during the incident.</summary>
    public required bool WasThereBefore { get; init; }

    /// <summary>What is normal: seconds or percent failed.</summary>
    public required NormalRange Normal { get; init; }

    /// <summary>The worst that was seen in the rows that count, in the same unit.</summary>
    public required double Worst { get; init; }

    /// <summary>How far from normal the rows that count are, in scales.</summary>
    public required double Z { get; init; }

    /// <summary>Seconds lost, or requests failed, beyond normal.</summary>
    public required double Excess { get; init; }

    /// <summary>Requests in the rows that count.</summary>
    public required double Requests { get; init; }

    /// <summary>0..1: 0.5 at z = 3.</summary>
    public double Significance => Z <= 0 ? 0 : Z / (Z + 3);
}
