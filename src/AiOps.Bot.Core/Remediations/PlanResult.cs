namespace AiOps.Bot.Core.Remediations;

/// <summary>A plan, or why there is none.</summary>
public abstract record PlanResult
{
    private PlanResult()
    {
    }

    public sealed record Planned(ActionPlan Plan) : PlanResult;

    /// <summary>The pre-check failed: the resource is gone, or already as wanted, or the parameters are not allowed.</summary>
    public sealed record Refused(string Reason) : PlanResult;
}
