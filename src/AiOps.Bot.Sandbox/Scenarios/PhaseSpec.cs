namespace AiOps.Bot.Sandbox.Scenarios;

internal sealed class PhaseSpec
{
    /// <summary>How often; 0 for without end.</summary>
    public int Times { get; set; }

    public double MinGapSeconds { get; set; } = 1;

    public double MaxGapSeconds { get; set; } = 1;

    /// <summary>Each time one of these is drawn, and all of its lines are written.</summary>
    public List<List<string>> Variants { get; set; } = [];
}
