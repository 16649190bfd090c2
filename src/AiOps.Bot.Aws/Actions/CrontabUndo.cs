using System.Collections.Immutable;
using AiOps.Bot.Aws.Operations.Ssm;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Aws.Actions;

/// <summary>The way back from a changed crontab to the saved one.</summary>
/// <param name="BackupSha256">Of the saved file, which is named by it.</param>
/// <param name="ExpectedSha256">Of the file that is there now.</param>
internal sealed record CrontabUndo(string Instance, string Path, string BackupSha256, string ExpectedSha256)
{
    public static CrontabUndo Of(ActionRequest request) => new(
        request.Parameters[EvidenceFacts.Instance],
        request.Parameters[EvidenceFacts.Path],
        request.Parameters[CrontabParameters.BackupSha256],
        request.Parameters[CrontabParameters.ExpectedSha256]);

    public SsmCommand Command => new(SsmDocument.RestoreCrontab, Instance, ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string>
    {
        ["Path"] = Path,
        ["BackupSha256"] = BackupSha256,
        ["ExpectedFileSha256"] = ExpectedSha256,
    }));

    public ActionRequest Request(ActionRequest original) => original with
    {
        ActionId = ActionNames.RestoreCrontab,
        Parameters = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string>
        {
            [EvidenceFacts.Instance] = Instance,
            [EvidenceFacts.Path] = Path,
            [CrontabParameters.BackupSha256] = BackupSha256,
            [CrontabParameters.ExpectedSha256] = ExpectedSha256,
        }),
    };
}
