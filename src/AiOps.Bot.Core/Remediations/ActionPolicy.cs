namespace AiOps.Bot.Core.Remediations;

/// <summary>What the operator never lets run, whoever approves it. Checked when proposing and again at dispatch.</summary>
public static class ActionPolicy
{
    /// <summary>Null where the action may be proposed and run; else why not.</summary>
    public static string? Forbids(IAction action, ActionRequest request, RemediationOptions options) => action switch
    {
        { Tier: ActionTier.Forbidden } => $"{action.Id} is forbidden",
        _ when options.DisabledActions.Contains(action.Id) => $"{action.Id} is disabled by configuration",
        _ when options.ProtectedResources.Contains(request.Resource.Value) => $"{request.Resource} is protected by configuration",
        _ => ActionCatalogue.FaultOf(action, request),
    };
}
