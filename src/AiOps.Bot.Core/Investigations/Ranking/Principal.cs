namespace AiOps.Bot.Core.Investigations.Ranking;

/// <summary>Reads IAM names out of ARNs (AWS Service Authorization Reference: resource types of IAM and STS).</summary>
internal static class Principal
{
    private static readonly string[] Markers = [":assumed-role/", ":role/"];

    /// <summary>The role's name in the ARN of a role or of its session; null where it is none.</summary>
    public static string? RoleOf(string arn)
    {
        foreach (var marker in Markers)
        {
            var at = arn.IndexOf(marker, StringComparison.Ordinal);
            if (at < 0)
            {
                continue;
            }

            var rest = arn[(at + marker.Length)..];
            // A role may have a path (role/team/name); a session's name comes last (assumed-role/name/session).
            return marker == ":role/" ? rest[(rest.LastIndexOf('/') + 1)..] : rest.Split('/')[0];
        }

        return null;
    }
}
