using AiOps.Bot.Aws.Operations.Ssm;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Audit.Crontabs;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>Reads the crontabs of the incident's instances and lints them.</summary>
internal sealed class CrontabFiles(AwsReadAccount account, ICrontabLint lint) : ICollector
{
    private const int MostInstances = 3;

    public string Name => "crontabs";

    public Task<CollectorResult> CollectAsync(InvestigationContext context, CancellationToken cancellationToken)
    {
        var instances = IncidentSubjects.InstancesOf(context).Take(MostInstances).ToList();
        return instances.Count == 0 || OnlyAboutLogins(context) ? Task.FromResult<CollectorResult>(new CollectorResult.NotApplicable()) : ExamineAsync(context, instances, cancellationToken);
    }

    /// <summary>Whatever the incident is about.</summary>
    public Task<CollectorResult> ExamineAsync(InvestigationContext context, IReadOnlyList<string> instances, CancellationToken cancellationToken)
    {
        var query = $"ssm {SsmDocument.ReadCrontabs} on {string.Join(',', instances)}";
        return Denials.CatchAsync(query, async () =>
        {
            var (evidence, cut) = (new List<EvidenceDraft>(), new List<string>());
            foreach (var instance in instances)
            {
                var crontabs = await account.Crontabs.ReadAsync(instance, cancellationToken);
                evidence.AddRange(Judge(crontabs, instance).Select(e => e with { Query = query, Window = new TimeRange(context.Now, context.Now) }));
                cut.AddRange(crontabs.IsTruncated ? [instance] : []);
            }

            return cut.Count == 0 ? Denials.Result(query, evidence) : new CollectorResult.Collected(evidence)
            {
                Gap = $"{string.Join(", ", cut)} has more crontabs or programs than SSM's 24,000 characters hold: those left out were not checked, and no missing program is called a fault there",
            };
        });
    }

    public static bool OnlyAboutLogins(InvestigationContext context) =>
        context.Alerts.Select(a => a.Kind).Append(context.Incident.Kind).All(k => k is AnomalyKinds.LoginBruteForce or AnomalyKinds.LoginAfterFailures);

    /// <summary>What the lint says of one file, with all that is known of the instance.</summary>
    public static IReadOnlyList<CrontabFault> Lint(ICrontabLint lint, CrontabOnInstance file, InstanceCrontabs crontabs) => lint.Lint(Described(file), new CrontabSurroundings
    {
        Executables = crontabs.Executables.Count > 0 ? crontabs.Executables : null,
        ExecutablesAreComplete = !crontabs.IsTruncated,
        Users = crontabs.Users.Count > 0 ? crontabs.Users : null,
    });

    private IEnumerable<EvidenceDraft> Judge(InstanceCrontabs crontabs, string instance) =>
        crontabs.Files.SelectMany(file => CrontabEvidence.Of(file, Lint(lint, file, crontabs), instance))
            // Where not every program is known, no fault found is no proof of soundness.
            .Where(e => !crontabs.IsTruncated || e.Kind != EvidenceKinds.CrontabSound);

    private static CrontabFile Described(CrontabOnInstance file) => new(file.Path, file.Content) { Mode = ModeOf(file.Mode), Owner = file.Owner };

    private static int? ModeOf(string? octal) =>
        octal is { Length: > 0 and <= 6 } && octal.All(c => c is >= '0' and <= '7') ? Convert.ToInt32(octal, 8) : null;
}
