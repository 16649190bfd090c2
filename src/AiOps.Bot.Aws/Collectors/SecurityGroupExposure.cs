using System.Collections.Immutable;
using System.Globalization;
using AiOps.Bot.Aws.Operations.Ec2;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>
/// Whether the world can reach the incident's instances: a rule open to any address counts only together with a public address of the instance.
/// </summary>
internal sealed class SecurityGroupExposure(AwsReadAccount account) : ICollector
{
    public string Name => "security groups";

    public Task<CollectorResult> CollectAsync(InvestigationContext context, CancellationToken cancellationToken)
    {
        var instances = IncidentSubjects.InstancesOf(context);
        var port = PortOf(context);
        return instances.Count == 0 || HasNothingToDoWith(context) ? Task.FromResult<CollectorResult>(new CollectorResult.NotApplicable()) : ExamineAsync(context, instances, port, cancellationToken);
    }

    public static bool HasNothingToDoWith(InvestigationContext context) =>
        PortOf(context) is null && IncidentSubjects.IsAbout(context, AnomalyKinds.ActivityCeased, AnomalyKinds.ActivityResumed, AnomalyKinds.SourceSilent);

    /// <summary>Whatever the incident is about.</summary>
    /// <param name="port">Null = any.</param>
    public Task<CollectorResult> ExamineAsync(InvestigationContext context, IReadOnlyList<string> instances, int? port, CancellationToken cancellationToken)
    {
        var query = $"ec2 DescribeInstances {string.Join(',', instances)}; DescribeSecurityGroups of them, {(port is null ? "any port" : $"port {port}")}";
        return Denials.CatchAsync(query, async () =>
        {
            var hosts = await Ec2Lookup.InstancesAsync(account.Ec2, instances, cancellationToken);
            var ids = hosts.SelectMany(h => h.SecurityGroups).Distinct(StringComparer.Ordinal).ToList();
            var groups = (await Ec2Lookup.GroupsAsync(account.Ec2, ids, cancellationToken)).ToDictionary(g => g.Id, StringComparer.Ordinal);
            var window = new TimeRange(context.Now, context.Now);
            return Denials.Result(query, [.. hosts.SelectMany(h => Judge(h, groups, port)).Select(e => e with { Query = query, Window = window })]);
        });
    }

    private static int? PortOf(InvestigationContext context) =>
        IncidentSubjects.Labels(context, AnomalyLabels.Port).Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : (int?)null).FirstOrDefault(p => p is not null);

    private static IEnumerable<EvidenceDraft> Judge(Ec2Instance host, Dictionary<string, SecurityGroup> groups, int? port)
    {
        var own = host.SecurityGroups.Select(id => groups.GetValueOrDefault(id)).OfType<SecurityGroup>().ToList();
        var open = own.SelectMany(g => g.Ingress.Where(r => r.IsOpenToTheWorld && r.Opens(port)).Select(r => (Group: g, Rule: r))).ToList();
        if (open.Count == 0 || host.PublicAddresses.Length == 0)
        {
            return [Closed(host, own, open.Count, port)];
        }

        return open.Select(o => Exposed(host, o.Group, o.Rule));
    }

    private static EvidenceDraft Exposed(Ec2Instance host, SecurityGroup group, IngressRule rule) => Draft(host, group.Ingress.Length) with
    {
        Kind = EvidenceKinds.ExposedPort,
        Title = $"{group.Id} lets {rule.InWords} reach {NameOf(host)}, which has the public address {host.PublicAddresses[0]}",
        Resource = new ResourceId(host.Id),
        Lines = [.. RuleLines(group)],
        Facts = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string>
        {
            [EvidenceFacts.Instance] = host.Id,
            [EvidenceFacts.SecurityGroup] = group.Id,
            [EvidenceFacts.Protocol] = rule.Protocol,
            [EvidenceFacts.FromPort] = rule.FromPort.ToString(CultureInfo.InvariantCulture),
            [EvidenceFacts.ToPort] = rule.ToPort.ToString(CultureInfo.InvariantCulture),
            [EvidenceFacts.Cidr] = rule.Cidr,
            [EvidenceFacts.PublicAddress] = host.PublicAddresses[0],
        }),
    };

    private static EvidenceDraft Closed(Ec2Instance host, List<SecurityGroup> groups, int openRules, int? port)
    {
        var what = port is null ? "a port" : $"port {port}";
        return Draft(host, groups.Sum(g => g.Ingress.Length)) with
        {
            Kind = EvidenceKinds.PortNotExposed,
            Title = openRules == 0
                ? $"No security group of {NameOf(host)} opens {what} to the world"
                : $"A security group of {NameOf(host)} opens {what} to the world, but the instance has no public address",
            Lines = [.. groups.SelectMany(RuleLines)],
            Facts = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create(EvidenceFacts.Instance, host.Id)]),
        };
    }

    private static EvidenceDraft Draft(Ec2Instance host, int rules) => new()
    {
        Kind = "", Title = "", Query = "", Window = default, RowCount = rules, Resource = new ResourceId(host.Id),
    };

    // Descriptions are free text of whoever made the rule.
    private static IEnumerable<EvidenceLine> RuleLines(SecurityGroup group) => group.Ingress.Take(20).Select(r =>
        new EvidenceLine(null, null, EvidenceText.Cut($"{group.Id} ({group.Name}): {r.InWords}{(r.Description is { } words ? $" — {words}" : "")}", 400), Tainted: r.Description is not null));

    private static string NameOf(Ec2Instance host) => host.Name is { } name ? $"{name} ({host.Id})" : host.Id;
}
