namespace AiOps.Bot.Aws;

/// <summary>Whether the read role may make one call.</summary>
/// <param name="Permission">The IAM action, <c>logs:FilterLogEvents</c>.</param>
/// <param name="Fault">Why not, in AWS's own words; null where it may.</param>
/// <param name="Remedy">What to do about it; null where it may.</param>
public sealed record PermissionCheck(string Permission, string? Fault = null, string? Remedy = null)
{
    /// <summary>True where AWS said that a permission is missing; a fault may have other reasons.</summary>
    public bool Denied { get; init; }
}
