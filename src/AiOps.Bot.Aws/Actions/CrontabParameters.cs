using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Aws.Actions;

/// <summary>Names of the parameters of crontab actions that are no facts of evidence.</summary>
internal static class CrontabParameters
{
    public const string NewLine = "newLine";
    public const string EffectGroup = "effectGroup";
    public const string EffectStream = "effectStream";
    public const string EffectProgram = "effectProgram";
    public const string EffectTemplate = "effectTemplate";
    public const string BackupSha256 = "backupSha256";
    public const string ExpectedSha256 = "expectedSha256";

    public static readonly IReadOnlyList<ActionParameter> OfFix =
    [
        new(EvidenceFacts.Instance, "The instance's id", ParameterPatterns.Instance),
        new(EvidenceFacts.Path, "The crontab's path", ParameterPatterns.CrontabPath),
        new(EvidenceFacts.Line, "The line's number, from 1", ParameterPatterns.Line),
        new(EvidenceFacts.FileSha256, "The digest of the file as it was read", ParameterPatterns.Sha256),
        new(NewLine, "The line as it will be", ParameterPatterns.CrontabLine),
        new(EffectGroup, "The log group that shows the job's effect; empty = unknown", ParameterPatterns.OptionalGroup),
        new(EffectStream, "The log stream in it", ParameterPatterns.OptionalText),
        new(EffectProgram, "The program that writes the effect", ParameterPatterns.OptionalText),
        new(EffectTemplate, "The shape of the line that shows the effect", ParameterPatterns.OptionalText),
    ];

    public static readonly IReadOnlyList<ActionParameter> OfRestore =
    [
        new(EvidenceFacts.Instance, "The instance's id", ParameterPatterns.Instance),
        new(EvidenceFacts.Path, "The crontab's path", ParameterPatterns.CrontabPath),
        new(BackupSha256, "The digest of the saved file", ParameterPatterns.Sha256),
        new(ExpectedSha256, "The digest of the file as it is", ParameterPatterns.Sha256),
    ];
}
