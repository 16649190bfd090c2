namespace AiOps.Bot.Aws.Operations.Ssm;

/// <summary>One crontab, whole.</summary>
/// <param name="Sha256">Of the bytes, in lower-case hexadecimal; names this very version when it is to be changed.</param>
internal sealed record CrontabOnInstance(string Path, string Sha256, string Content)
{
    /// <summary>Octal, such as <c>0644</c>.</summary>
    public string? Mode { get; init; }

    public string? Owner { get; init; }

    public DateTimeOffset? ChangedAt { get; init; }
}
