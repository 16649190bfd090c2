using System.Globalization;
using AiOps.Bot.Core.Anomalies;

namespace AiOps.Bot.Core.Investigations.Ranking;

/// <summary>Strangers try to log in, and a security group lets the whole world reach the port.</summary>
internal sealed class OpenPortRule : IHypothesisRule
{
    private const double Base = 0.5;
    private const double SamePort = 0.2;
    private const double FromOutside = 0.27;
    private const double Unrelated = 0.2;
    private const string Opening = "AuthorizeSecurityGroupIngress";

    public IEnumerable<Hypothesis> Derive(RankingInput input)
    {
        var exposed = input.Of(EvidenceKinds.ExposedPort)
            .GroupBy(e => (Fact(e, EvidenceFacts.SecurityGroup), Fact(e, EvidenceFacts.FromPort), Fact(e, EvidenceFacts.Cidr)))
            .Select(g => Candidate(input, [.. g]))
            .ToArray();
        return exposed.Length > 0 ? exposed : Closed(input);
    }

    private static Hypothesis Candidate(RankingInput input, Evidence[] exposed)
    {
        var facts = exposed[0].Found.Facts;
        var group = Fact(exposed[0], EvidenceFacts.SecurityGroup);
        var opened = Opened(input, group, Fact(exposed[0], EvidenceFacts.Cidr));
        var by = opened is null ? "" : $"; opened by {Fact(opened, EvidenceFacts.Actor)}{(EvidenceTime.Of(opened) is { } at ? ", " + Suspicion.Time(at) : "")}";
        var title = $"Port {Ports(exposed[0])} is open to {Fact(exposed[0], EvidenceFacts.Cidr)} in {group}{by}";
        return Suspicion.Of(HypothesisKinds.PortOpenToTheWorld, title, new(group), Score(input, exposed), [.. exposed, .. opened is null ? [] : new[] { opened }]) with
        {
            Facts = facts,
            ManualStep = $"Remove the rule from {group}, or narrow it to the addresses that need it.",
        };
    }

    private static double Score(RankingInput input, Evidence[] exposed)
    {
        if (!input.IsAbout(AnomalyKinds.LoginBruteForce, AnomalyKinds.LoginAfterFailures))
        {
            return Unrelated;
        }

        var outside = Addresses.IsPublic(input.Label(AnomalyLabels.SourceAddress));
        return Base + (exposed.Any(e => Covers(e, input.Label(AnomalyLabels.Port))) ? SamePort : 0) + (outside ? FromOutside : 0);
    }

    private static bool Covers(Evidence exposed, string port) =>
        int.TryParse(port, CultureInfo.InvariantCulture, out var wanted)
        && int.TryParse(Fact(exposed, EvidenceFacts.FromPort), CultureInfo.InvariantCulture, out var from)
        && int.TryParse(Fact(exposed, EvidenceFacts.ToPort), CultureInfo.InvariantCulture, out var to)
        && (from < 0 || (from <= wanted && wanted <= to));

    /// <summary>Who opened it: the newest change that names both the group and the range, else the group alone.</summary>
    private static Evidence? Opened(RankingInput input, string group, string cidr) => input.Of(EvidenceKinds.Change)
        .Where(e => Fact(e, EvidenceFacts.EventName) == Opening && Names(e, group))
        .OrderByDescending(e => Names(e, cidr))
        .ThenByDescending(EvidenceTime.Of)
        .FirstOrDefault();

    private static IEnumerable<Hypothesis> Closed(RankingInput input)
    {
        var closed = input.Of(EvidenceKinds.PortNotExposed).ToArray();
        if (closed.Length == 0)
        {
            yield break;
        }

        var blamed = input.Previous?.Hypotheses.Concat(input.Previous.RuledOut)
            .FirstOrDefault(h => h.Kind == HypothesisKinds.PortOpenToTheWorld && h.Facts.ContainsKey(EvidenceFacts.SecurityGroup));
        yield return blamed is null
            ? Suspicion.RuledOut(HypothesisKinds.PortOpenToTheWorld, "A port open to the world", closed[0].Found.Resource, "no security group of the host opens it to the world", closed)
            : Suspicion.RuledOut(HypothesisKinds.PortOpenToTheWorld, blamed.Title, blamed.Entity, "it is closed now", closed) with { Facts = blamed.Facts };
    }

    private static bool Names(Evidence change, string value) =>
        value.Length > 0 && (change.Found.Resource.Value == value || change.Found.Facts.ContainsValue(value) || change.Found.Lines.Any(l => l.Text.Contains(value, StringComparison.Ordinal)));

    private static string Ports(Evidence exposed)
    {
        var (from, to) = (Fact(exposed, EvidenceFacts.FromPort), Fact(exposed, EvidenceFacts.ToPort));
        return from == to || to.Length == 0 ? from : $"{from}-{to}";
    }

    private static string Fact(Evidence evidence, string name) => evidence.Found.Facts.GetValueOrDefault(name, "");
}
