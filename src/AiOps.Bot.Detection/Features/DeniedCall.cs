namespace AiOps.Bot.Detection.Features;

/// <summary>A call that AWS refused for want of a permission.</summary>
/// <param name="Principal">An ARN, for an assumed role without the session's name; else a user's name.</param>
/// <param name="Permission">As policies write it: <c>rds:DownloadDBLogFilePortion</c>.</param>
internal sealed record DeniedCall(string Principal, string Permission)
{
    /// <summary>A person tries things out; a role does what it was built for, so its refusal is a fault.</summary>
    public bool ByPerson => Principal.Contains(":user/", StringComparison.Ordinal) || !Principal.StartsWith("arn:", StringComparison.Ordinal);
}
