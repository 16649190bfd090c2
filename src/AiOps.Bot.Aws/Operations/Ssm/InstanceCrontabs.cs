namespace AiOps.Bot.Aws.Operations.Ssm;

/// <summary>An instance's crontabs and what a check of them needs to know about it.</summary>
/// <param name="Executables">Absolute paths of executable files in the directories that the crontabs' commands name and on cron's PATH.</param>
internal sealed record InstanceCrontabs(IReadOnlyList<CrontabOnInstance> Files, IReadOnlyList<string> Executables, IReadOnlyList<string> Users)
{
    /// <summary>SSM gives 24,000 characters: files or executables were left out.</summary>
    public bool IsTruncated { get; init; }
}
