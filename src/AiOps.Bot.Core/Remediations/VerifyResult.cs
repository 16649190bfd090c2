namespace AiOps.Bot.Core.Remediations;

/// <summary>What the check after the run saw.</summary>
public abstract record VerifyResult
{
    private VerifyResult()
    {
    }

    public sealed record Verified(string Detail) : VerifyResult;

    /// <summary>Neither good nor bad yet; ask again until the check's time is over.</summary>
    public sealed record Pending(string Detail) : VerifyResult;

    /// <summary>The change was made and the trouble is still there.</summary>
    public sealed record Unverified(string Detail) : VerifyResult;
}
