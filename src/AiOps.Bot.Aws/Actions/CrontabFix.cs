using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AiOps.Bot.Aws.Operations.Ssm;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Aws.Actions;

/// <summary>A request to correct a crontab line, read into types, with the two commands that do it.</summary>
internal sealed record CrontabFix(string Instance, string Path, int Line, string FileSha256, string NewLine)
{
    public static CrontabFix Of(ActionRequest request) => new(
        request.Parameters[EvidenceFacts.Instance],
        request.Parameters[EvidenceFacts.Path],
        int.Parse(request.Parameters[EvidenceFacts.Line], CultureInfo.InvariantCulture),
        request.Parameters[EvidenceFacts.FileSha256],
        request.Parameters[CrontabParameters.NewLine]);

    public SsmCommand Replace => new(SsmDocument.ReplaceCrontabLine, Instance, Common(FileSha256).Add("NewLineBase64", Convert.ToBase64String(Encoding.UTF8.GetBytes(NewLine))));

    public SsmCommand RunOnce(string newSha256) => new(SsmDocument.RunCrontabLine, Instance, Common(newSha256)) { Patience = TimeSpan.FromSeconds(60) };

    /// <summary>A command as approvers see it.</summary>
    public static PlannedCall Spell(SsmCommand command) =>
        new("ssm", "SendCommand", command.Parameters.Add("DocumentName", command.Document).Add("InstanceId", command.Instance));

    private ImmutableSortedDictionary<string, string> Common(string sha256) => ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string>
    {
        ["Path"] = Path,
        ["LineNumber"] = Line.ToString(CultureInfo.InvariantCulture),
        ["ExpectedFileSha256"] = sha256,
    });
}
