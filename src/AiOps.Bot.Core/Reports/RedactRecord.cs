using System.Collections.Immutable;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Reports;

/// <summary>Replaces secrets in what is kept about an incident, for showing it. Ids, digests and what remediations run stay. The timeline was redacted when it was written. Pure.</summary>
public static class RedactRecord
{
    public static IncidentRecord Of(IncidentRecord record, SecretRedactor redactor) => record with
    {
        Incident = Of(record.Incident, redactor),
        Investigation = record.Investigation is { } investigation ? Of(investigation, redactor) : null,
        Remediations = [.. record.Remediations.Select(r => Of(r, redactor))],
    };

    /// <summary>Parameters and calls stay as they run.</summary>
    public static Remediation Of(Remediation remediation, SecretRedactor redactor) => remediation with
    {
        Title = redactor.RedactCredentials(remediation.Title),
        Reason = remediation.Reason is { } reason ? redactor.Redact(reason) : null,
        Execution = remediation.Execution is { } run
            ? run with { RunDetail = run.RunDetail is { } ran ? redactor.Redact(ran) : null, CheckDetail = run.CheckDetail is { } seen ? redactor.Redact(seen) : null }
            : null,
        Plan = remediation.Plan with { Impact = redactor.RedactCredentials(remediation.Plan.Impact), Check = redactor.RedactCredentials(remediation.Plan.Check) },
    };

    public static Incident Of(Incident incident, SecretRedactor redactor) => incident with
    {
        Title = redactor.Redact(incident.Title),
        Resources = [.. incident.Resources.Select(r => Name(r, redactor))],
        Labels = Values(incident.Labels, redactor),
        Review = incident.Review is { } review ? review with { Title = redactor.Redact(review.Title), Said = redactor.Redact(review.Said) } : null,
    };

    public static Investigation Of(Investigation investigation, SecretRedactor redactor) => investigation with
    {
        Evidence = [.. investigation.Evidence.Select(e => e with { Found = Of(e.Found, redactor) })],
        Hypotheses = [.. investigation.Hypotheses.Select(h => Of(h, redactor))],
        RuledOut = [.. investigation.RuledOut.Select(h => Of(h, redactor))],
        Floor = investigation.Floor.IsDefaultOrEmpty ? [] : [.. investigation.Floor.Select(h => Of(h, redactor))],
        Gaps = [.. investigation.Gaps.Select(g => g with { Collector = redactor.Redact(g.Collector), Reason = redactor.Redact(g.Reason) })],
        NextQueries = [.. investigation.NextQueries.Select(q => q with { Label = redactor.Redact(q.Label) })],
        Narrative = investigation.Narrative is { } told ? told with { Claims = [.. told.Claims.Select(c => c with { Text = redactor.Redact(c.Text) })] } : null,
    };

    private static EvidenceDraft Of(EvidenceDraft found, SecretRedactor redactor) => found with
    {
        Title = redactor.Redact(found.Title),
        Query = redactor.Redact(found.Query),
        Resource = Name(found.Resource, redactor),
        Lines = Lines(found.Lines, redactor),
        Facts = Values(found.Facts, redactor),
    };

    /// <summary>What a vendor's alert calls a resource may be any text.</summary>
    private static ResourceId Name(ResourceId resource, SecretRedactor redactor) => new(redactor.RedactCredentials(resource.Value));

    /// <summary>Together, so that a secret that goes on in the next line is found.</summary>
    private static ImmutableArray<EvidenceLine> Lines(ImmutableArray<EvidenceLine> lines, SecretRedactor redactor)
    {
        var redacted = redactor.RedactLines([.. lines.Select(l => l.Text)]);
        return [.. lines.Select((l, i) => l with { Text = redacted[i] })];
    }

    private static Hypothesis Of(Hypothesis hypothesis, SecretRedactor redactor) => hypothesis with
    {
        Title = redactor.Redact(hypothesis.Title),
        Entity = Name(hypothesis.Entity, redactor),
        RuledOutBecause = hypothesis.RuledOutBecause is { } because ? redactor.Redact(because) : null,
        ManualStep = hypothesis.ManualStep is { } step ? redactor.Redact(step) : null,
    };

    /// <summary>With its name before it: it is the name that gives many secrets away.</summary>
    private static ImmutableSortedDictionary<string, string> Values(ImmutableSortedDictionary<string, string> values, SecretRedactor redactor) =>
        values.ToImmutableSortedDictionary(v => v.Key, v => Value(v.Key, v.Value, redactor), values.KeyComparer);

    private static string Value(string name, string value, SecretRedactor redactor)
    {
        var named = $"{name}=";
        var redacted = redactor.Redact(named + value);
        return redacted.StartsWith(named, StringComparison.Ordinal) ? redacted[named.Length..] : redacted;
    }
}
