namespace AiOps.Bot.Aws.Actions;

/// <summary>Ids of the actions on AWS.</summary>
internal static class ActionNames
{
    public const string RevokeIngress = "ec2.revoke-ingress";
    public const string AuthorizeIngress = "ec2.authorize-ingress";
    public const string FixCrontabLine = "cron.fix-line";
    public const string RestoreCrontab = "cron.restore-file";
}
