namespace AiOps.Bot.Core.Investigations.Ranking;

/// <summary>What a person should do about a missing permission: the role, the exact permission, and the commands where every value in them is of a safe form.</summary>
internal static class PermissionStep
{
    public static string For(string role, string permission, string target)
    {
        var what = $"Allow {permission} to {role} again{(target.Length > 0 ? " on " + target : "")}, if it is meant to have it.";
        return SafeArgument.IsRole(role) && SafeArgument.IsPermission(permission) ? $"{what} {Commands(role, permission, target)}" : what;
    }

    private static string Commands(string role, string permission, string target)
    {
        var resource = SafeArgument.IsArn(target) ? target : "*";
        var policy = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{permission}}","Resource":"{{resource}}"}]}""";
        return $"See what it has: aws iam list-role-policies --role-name {role}. "
            + $"Give it back: aws iam put-role-policy --role-name {role} --policy-name restore-{permission.Replace(':', '-')} --policy-document '{policy}'";
    }
}
