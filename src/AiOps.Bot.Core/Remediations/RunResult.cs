namespace AiOps.Bot.Core.Remediations;

/// <summary>What came of running an action.</summary>
public abstract record RunResult
{
    private RunResult()
    {
    }

    /// <param name="Detail">What AWS answered, in one sentence.</param>
    public sealed record Done(string Detail) : RunResult;

    public sealed record Failed(string Reason) : RunResult;
}
