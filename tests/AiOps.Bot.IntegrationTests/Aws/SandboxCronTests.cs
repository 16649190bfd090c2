using System.Collections.Immutable;
using AiOps.Bot.Aws;
using AiOps.Bot.Aws.Actions;
using AiOps.Bot.Aws.Collectors;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.Aws;

/// <summary>The job that stopped, from crontab to refused call, on the simulated account.</summary>
public sealed class SandboxCronTests() : AccountTests(new SandboxOptions { PlaysScenarios = false })
{
    private const string Host = "i-0b5e7a91c2d34f601";

    [Fact]
    public async Task TheCredentialsBelongToTheAccount() =>
        Assert.Equal(Sandbox.AccountId, (await Services.GetRequiredService<AwsReadAccount>().GetCallerIdentityAsync(None)).Account);

    [Fact]
    public async Task TheTypoIsFoundCorrectedAndTheNextCauseComesToLight()
    {
        var (onset, template) = await LastExportAsync();
        var context = Context(onset, template);
        var fault = (await EvidenceAsync<CrontabFiles>(context)).First(e => e.Facts.ContainsKey(EvidenceFacts.SuggestedLineText));
        Assert.Contains("export-rds-logs.sh", fault.Facts[EvidenceFacts.SuggestedLineText], StringComparison.Ordinal);
        var changes = await EvidenceAsync<TrailChanges>(context);
        Assert.Contains(changes, c => c.Facts[EvidenceFacts.EventName] == "PutRolePolicy" && c.Facts[EvidenceFacts.Actor] == "jonas" && c.Resource.Value.Contains("ops-host", StringComparison.Ordinal));
        Assert.Contains(changes, c => c.Facts[EvidenceFacts.EventName] == "StartSession" && c.Resource.Value == Host);
        Assert.Contains(await EvidenceAsync<DatabaseState>(context), e => e.Title.StartsWith("orders-db", StringComparison.Ordinal));

        var catalogue = new ActionCatalogue(Services.GetServices<IAction>());
        var action = catalogue.Find("cron.fix-line")!;
        var request = action.Bind(Hypothesis(HypothesisKinds.CrontabFault, fault), context.Incident)!;
        Assert.Null(ActionCatalogue.FaultOf(action, request));
        var plan = Assert.IsType<PlanResult.Planned>(await action.PlanAsync(request, None)).Plan;
        var started = TimeProvider.System.GetUtcNow();
        await RunAsync(CrontabFix.Of(request), plan);
        var remediation = Remediation(request, plan, started);
        var verdict = await action.VerifyAsync(remediation, None);
        for (var tries = 0; verdict is VerifyResult.Pending && tries < 20; tries++)
        {
            await Task.Delay(250, None);
            verdict = await action.VerifyAsync(remediation, None);
        }

        Assert.Contains("rds:DownloadDBLogFilePortion", Assert.IsType<VerifyResult.Unverified>(verdict).Detail, StringComparison.Ordinal);
        var refused = (await EvidenceAsync<PermissionDenials>(context with { Now = TimeProvider.System.GetUtcNow().AddSeconds(1) })).First(e => e.Kind == EvidenceKinds.PermissionMissing);
        Assert.Equal("rds:DownloadDBLogFilePortion", refused.Facts[EvidenceFacts.Permission]);
        Assert.Equal(Host, refused.Resource.Value);

        var restore = catalogue.Find(plan.Inverse!.ActionId)!;
        var undo = Assert.IsType<PlanResult.Planned>(await restore.PlanAsync(plan.Inverse, None)).Plan;
        var outcome = await Services.GetRequiredService<AwsActionAccount>().Ssm.RunAsync(CrontabUndo.Of(plan.Inverse).Command, None);
        Assert.True(outcome.Succeeded, outcome.Error);
        Assert.IsType<VerifyResult.Verified>(await restore.VerifyAsync(Remediation(plan.Inverse, undo, started), None));
        Assert.Equal(plan.PreImage, Assert.IsType<PlanResult.Planned>(await action.PlanAsync(request, None)).Plan.PreImage);
    }

    // Running needs an approval that only Core can make; here its two commands are sent by hand, as planned.
    private async Task RunAsync(CrontabFix fix, ActionPlan plan)
    {
        var ssm = Services.GetRequiredService<AwsActionAccount>().Ssm;
        var replaced = await ssm.RunAsync(fix.Replace, None);
        Assert.True(replaced.Succeeded, replaced.Error);
        Assert.Equal(plan.Calls[1].Parameters["ExpectedFileSha256"], CrontabAnswer.Sha256(replaced.Output));
        var run = await ssm.RunAsync(fix.RunOnce(CrontabAnswer.Sha256(replaced.Output)), None);
        Assert.True(run.Succeeded, run.Error);
    }

    private async Task<IReadOnlyList<EvidenceDraft>> EvidenceAsync<T>(InvestigationContext context)
        where T : ICollector =>
        Assert.IsType<CollectorResult.Collected>(await Services.GetServices<ICollector>().OfType<T>().Single().CollectAsync(context, None)).Evidence;

    /// <summary>When the last good run was, and the shape of its line.</summary>
    private async Task<(DateTimeOffset At, string Template)> LastExportAsync()
    {
        var logs = Services.GetRequiredService<AwsReadAccount>().Logs;
        var parser = Services.GetRequiredService<ILogParser>();
        var now = TimeProvider.System.GetUtcNow();
        var last = (At: DateTimeOffset.MinValue, Template: "");
        await foreach (var page in logs.FilterLogEventsAsync(new("/ec2/syslog", now.AddDays(-100), now) { Streams = [Host], Pattern = "exported" }, None))
        {
            foreach (var item in page.Where(e => e.Timestamp > last.At))
            {
                last = (item.Timestamp, Services.GetRequiredService<ILogTemplates>().MaskOf(parser.Parse(item.Message, item.Timestamp).Content));
            }
        }

        return last;
    }

    private InvestigationContext Context(DateTimeOffset onset, string template) => Context(
        AnomalyKinds.ActivityCeased, Host, onset, ImmutableSortedDictionary.CreateRange(new Dictionary<string, string>
        {
            [AnomalyLabels.LogGroup] = "/ec2/syslog", [AnomalyLabels.LogStream] = Host, [AnomalyLabels.Program] = "rds-log-export", [AnomalyLabels.Template] = template,
        }));
}
