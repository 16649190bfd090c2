using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core.Audit.Crontabs;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>
/// What is misconfigured on the incident's instances although it does not bear on the cause by itself: a crontab's faults where somebody got in, an open port where
/// a job stopped. It is told, and never ranked.
/// </summary>
internal sealed class ResourceFindings(AwsReadAccount account, ICrontabLint lint) : ICollector
{
    private const int MostInstances = 3;
    private static readonly string[] Faults = [EvidenceKinds.CrontabFault, EvidenceKinds.ExposedPort];

    public string Name => "findings on the same resources";

    public async Task<CollectorResult> CollectAsync(InvestigationContext context, CancellationToken cancellationToken)
    {
        var instances = IncidentSubjects.InstancesOf(context).Take(MostInstances).ToList();
        if (instances.Count == 0)
        {
            return new CollectorResult.NotApplicable();
        }

        // What the other collectors look at anyway is theirs to tell.
        return SecurityGroupExposure.HasNothingToDoWith(context) ? AsFindings(await new SecurityGroupExposure(account).ExamineAsync(context, instances, null, cancellationToken))
            : CrontabFiles.OnlyAboutLogins(context) ? AsFindings(await CrontabsAsync(context, instances, cancellationToken))
            : new CollectorResult.NotApplicable();
    }

    private async Task<CollectorResult> CrontabsAsync(InvestigationContext context, List<string> instances, CancellationToken cancellationToken)
    {
        try
        {
            return await new CrontabFiles(account, lint).ExamineAsync(context, instances, cancellationToken);
        }
        catch (AwsException exception) when (exception.Code == "InvalidInstanceId")
        {
            return new CollectorResult.NoData($"crontabs of {string.Join(", ", instances)}; Systems Manager does not manage it, so they cannot be looked at from here");
        }
    }

    private static CollectorResult AsFindings(CollectorResult result)
    {
        if (result is not CollectorResult.Collected collected)
        {
            return result;
        }

        var faults = collected.Evidence.Where(e => Faults.Contains(e.Kind)).Select(e => e with { Kind = EvidenceKinds.Finding }).ToList();
        return faults.Count > 0
            ? collected with { Evidence = faults }
            : new CollectorResult.NoData(collected.Evidence.Count > 0 ? $"faults on the same resources: {collected.Evidence[0].Query}" : "faults on the same resources");
    }
}
