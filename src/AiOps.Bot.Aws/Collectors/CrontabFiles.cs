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
        if (instances.Count == 0 || OnlyAboutLogins(context))
        {
            return Task.FromResult<CollectorResult>(new CollectorResult.NotApplicable());
        }

        var query = $"ssm {SsmDocument.ReadCrontabs} on {string.Join(',', instances)}";
        return Denials.CatchAsync(query, async () =>
        {
            var evidence = new List<EvidenceDraft>();
            foreach (var instance in instances)
            {
                var crontabs = await account.Crontabs.ReadAsync(instance, cancellationToken);
                evidence.AddRange(Judge(crontabs, instance).Select(e => e with { Query = query, Window = new TimeRange(context.Now, context.Now) }));
            }

            return Denials.Result(query, evidence);
        });
    }

    private static bool OnlyAboutLogins(InvestigationContext context) =>
        context.Alerts.Select(a => a.Kind).Append(context.Incident.Kind).All(k => k is AnomalyKinds.LoginBruteForce or AnomalyKinds.LoginAfterFailures);

    /// <summary>What the lint says of one file, with all that is known of the instance.</summary>
    public static IReadOnlyList<CrontabFault> Lint(ICrontabLint lint, CrontabOnInstance file, InstanceCrontabs crontabs) => lint.Lint(Described(file), new CrontabSurroundings
    {
        Executables = crontabs.Executables.Count > 0 ? crontabs.Executables : null,
        Users = crontabs.Users.Count > 0 ? crontabs.Users : null,
    });

    private IEnumerable<EvidenceDraft> Judge(InstanceCrontabs crontabs, string instance) =>
        crontabs.Files.SelectMany(file => CrontabEvidence.Of(file, Lint(lint, file, crontabs), instance));

    private static CrontabFile Described(CrontabOnInstance file) => new(file.Path, file.Content) { Mode = ModeOf(file.Mode), Owner = file.Owner };

    private static int? ModeOf(string? octal) =>
        octal is { Length: > 0 and <= 6 } && octal.All(c => c is >= '0' and <= '7') ? Convert.ToInt32(octal, 8) : null;
}
