namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L16: AWS's command line without a region, of which cron's environment has none.</summary>
internal sealed class UnsetRegion : ICrontabRule
{
    private static readonly string[] Variables = ["AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE", "AWS_CONFIG_FILE"];
    private static readonly string[] NeedNone = ["s3", "s3api", "iam", "configure", "help", "--version"];

    public IEnumerable<CrontabFault> Check(CrontabReading reading) =>
        from entry in reading.Entries
        where !Variables.Any(v => reading.ValueAt(v, entry.Number) is { Length: > 0 } || entry.Command.Contains(v + "=", StringComparison.Ordinal))
        from command in SimpleCommand.In(entry.Command)
        where command.Program.Text is "aws" or "/usr/bin/aws" or "/usr/local/bin/aws" && command.Arguments is [var service, ..] && !NeedNone.Contains(service.Text)
        where !command.Arguments.Any(a => a.Text.StartsWith("--region", StringComparison.Ordinal) || a.Text.StartsWith("--profile", StringComparison.Ordinal))
        select new CrontabFault("L16", Severity.Info, entry.Number, $"'aws {command.Arguments[0].Text}' is run without a region.",
            "cron knows nothing of the login shell's variables: the command fails unless the user's own ~/.aws/config names a region.", "Add --region, or set AWS_REGION above the line.");
}
