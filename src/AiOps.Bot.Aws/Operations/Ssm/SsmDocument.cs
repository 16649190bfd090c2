namespace AiOps.Bot.Aws.Operations.Ssm;

/// <summary>The command documents that this product ships; no other one is ever named.</summary>
internal static class SsmDocument
{
    public const string ReadCrontabs = "AiOps-ReadCrontabs";
    public const string ReplaceCrontabLine = "AiOps-ReplaceCrontabLine";
    public const string RestoreCrontab = "AiOps-RestoreCrontab";
    public const string RunCrontabLine = "AiOps-RunCrontabLine";
}
