using System.Globalization;
using System.Text;
using System.Text.Json;
using AiOps.Bot.Aws.Collectors;
using AiOps.Bot.Aws.Operations.Ssm;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Audit.Crontabs;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Aws.Actions;

/// <summary>
/// Plans the correction of a crontab line from the file as it is. The lint is asked again: only a line that it proposes itself for this very file is
/// planned, whatever the request says.
/// </summary>
internal sealed class CrontabFixPlanner(ICrontabLint lint)
{
    public PlanResult Plan(ActionRequest request, InstanceCrontabs crontabs)
    {
        var fix = CrontabFix.Of(request);
        var file = crontabs.Files.FirstOrDefault(f => f.Path == fix.Path);
        return file switch
        {
            null => new PlanResult.Refused($"{fix.Path} does not exist on {fix.Instance} any more"),
            _ when file.Sha256 != fix.FileSha256 => new PlanResult.Refused($"{fix.Path} changed since it was read"),
            _ when CrontabEdit.Sha256(file.Content) != file.Sha256 => new PlanResult.Refused($"{fix.Path} is not UTF-8 text: correct it by hand"),
            _ when !IsProposed(fix, file, crontabs) => new PlanResult.Refused($"the lint does not propose this text for line {fix.Line} of {fix.Path}"),
            _ => CrontabEdit.Replace(file.Content, fix.Line, fix.NewLine) is { } content
                ? new PlanResult.Planned(Plan(request, fix, file, CrontabEdit.Sha256(content)))
                : new PlanResult.Refused($"{fix.Path} has no line {fix.Line}"),
        };
    }

    private bool IsProposed(CrontabFix fix, CrontabOnInstance file, InstanceCrontabs crontabs) =>
        CrontabFiles.Lint(lint, file, crontabs).Any(f => f.Line == fix.Line && f.SuggestedLineText == fix.NewLine);

    private static ActionPlan Plan(ActionRequest request, CrontabFix fix, CrontabOnInstance file, string newSha256)
    {
        var oldLine = CrontabEdit.LineOf(file.Content, fix.Line);
        var undo = new CrontabUndo(fix.Instance, fix.Path, fix.FileSha256, newSha256);
        return new ActionPlan
        {
            PreImage = Encoding.UTF8.GetString(CanonicalJson.Write(JsonSerializer.SerializeToElement(new { instance = fix.Instance, path = file.Path, sha256 = file.Sha256, line = fix.Line, text = oldLine }))),
            Calls = [CrontabFix.Spell(fix.Replace), CrontabFix.Spell(fix.RunOnce(newSha256))],
            InverseCalls = [CrontabFix.Spell(undo.Command)],
            Inverse = undo.Request(request),
            Impact = string.Create(CultureInfo.InvariantCulture, $"Line {fix.Line} of {fix.Path} on {fix.Instance} changes from \u201c{oldLine}\u201d to \u201c{fix.NewLine}\u201d; its job then runs once, at once, as the line's user"),
            Check = CheckOf(request, fix),
        };
    }

    private static string CheckOf(ActionRequest request, CrontabFix fix)
    {
        var group = request.Parameters[CrontabParameters.EffectGroup];
        var read = $"{fix.Path} is read back";
        return group.Length == 0 || request.Parameters[CrontabParameters.EffectTemplate].Length == 0
            ? $"{read}; which log would show the job's effect is not known"
            : $"{read}, and {group} must show the job's effect again";
    }
}
