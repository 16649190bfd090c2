using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Queries;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Tests.Cards;

namespace AiOps.Bot.Tests.Chat;

/// <summary>The cards that both platforms' golden files show: the four of the plain text, and what an outsider would like to see on one.</summary>
internal static class SomeCards
{
    /// <summary>Pings, links, formatting, a block's end, markup of both platforms, characters that hide or turn round what is read.</summary>
    public const string Hostile =
        "<!channel> <@U0123> @everyone @here <https://evil.example/?q=1|click> *XB* _XI_ ~XS~ `XC` ```out``` [t](https://evil.example) ![i](https://evil.example/i.png) :fire: & {\"type\":\"AdaptiveCard\"} \u202Egnp.exe \u200B \u0007 <at>all</at>";

    public static readonly IReadOnlyList<string> Names = ["new-incident", "investigated-incident", "inconclusive-incident", "resolved-incident", "inquired-incident", "hostile-incident"];

    public static Card Named(string name) => name switch
    {
        "new-incident" => Of(null, IncidentStatus.Triggered),
        "investigated-incident" => Of(Found, IncidentStatus.Acknowledged, CardBuilderTests.Remediation()),
        "inconclusive-incident" => Of(Found with { Hypotheses = [], Narrative = null }, IncidentStatus.Triggered),
        "resolved-incident" => Of(Found with { Narrative = null, Gaps = [] }, IncidentStatus.Resolved, CardBuilderTests.Remediation(status: RemediationStatus.Succeeded) with
        {
            Execution = new() { IdempotencyKey = "k", StartedAt = Some.Noon, CheckDetail = "the rule is gone" },
        }),
        "inquired-incident" => Of(Inquired, IncidentStatus.Triggered),
        _ => HostileCard(Hostile),
    };

    /// <summary>A model suggested a cause and a dead end of its own, and wants two things looked up.</summary>
    public static Investigation Inquired => Found with
    {
        Floor = Found.Hypotheses,
        Hypotheses =
        [
            .. Found.Hypotheses,
            Some.Hypothesis("disk-full", 0.3, "E1") with { Title = "The disk of the host ran full", Confidence = Confidence.Possible, FromModel = true },
        ],
        RuledOut = [Some.Hypothesis("ruled-out", 0) with { Title = "The network", RuledOutBecause = "the host goes on writing", FromModel = true }],
        NextQueries =
        [
            NextQueries.Of(new() { Window = new(Some.Noon.AddHours(-1), Some.Noon), Words = ["disk"] }, "what the disk says"),
            NextQueries.Of(new() { Source = QuerySource.Changes, Window = new(Some.Noon.AddDays(-1), Some.Noon) }, "changes in the day before"),
        ],
    };

    /// <summary>A card with the text in every place that can hold one.</summary>
    public static Card HostileCard(string text)
    {
        var card = Named("investigated-incident");
        var cause = card.MostLikely! with { Title = text, ManualStep = text, Evidence = [.. card.MostLikely.Evidence.Select(e => e with { Title = text, Line = text })] };
        return card with
        {
            Header = text,
            Headline = text,
            Facts = [.. card.Facts.Select(f => f with { Value = text }), new CardFact(text, text, Some.Noon)],
            MostLikely = cause,
            Alternatives = [cause],
            Narrative = [new CardClaim(text, [new("E1")])],
            RuledOut = [new(text, text)],
            CouldNotRead = [text],
            Chart = new(text, text, []),
            Context = [text],
            Proposals = [.. card.Proposals.Select(p => p with { Title = text, StatusText = text, Target = text, Operations = [text, text], Impact = text, Check = text, Reversibility = text })],
        };
    }

    public static Investigation Found => Some.Investigation(
        Some.Evidence("E1", Some.Draft(EvidenceKinds.CrontabFault) with { Title = "the command does not exist" }),
        Some.Evidence("E2", Some.Draft(EvidenceKinds.TriggerLines).With("Mar 14 12:00:00 h1 sshd[5]: Failed password for \u001b[31mroot from 203.0.113.9", Some.Noon, tainted: true))) with
    {
        Hypotheses =
        [
            Some.Hypothesis(HypothesisKinds.CrontabFault, 0.9, "E1", "E2") with { Title = "Crontab /etc/cron.d/ship, line 4: the command does not exist", Confidence = Confidence.VeryLikely, ManualStep = "Change the line." },
            Some.Hypothesis(HypothesisKinds.RecentChange, 0.7, "E2") with { Confidence = Confidence.Likely, Contradicts = [new("E1")], ManualStep = "Take the change back." },
        ],
        RuledOut = [Some.Hypothesis(HypothesisKinds.HostSilent, 0, "E2") with { RuledOutBecause = "other lines of the host go on arriving" }],
        Gaps = [new("CloudTrail changes", "the permission cloudtrail:LookupEvents is missing for: changes of the last day")],
        Narrative = new("small-model", [new("The job stopped because its command is misspelt.", [new("E1")])], 1) { Spend = new(2, 3_210, 480, 0.0168m, TimeSpan.FromSeconds(2.34)) { Model = "small-model", Currency = "USD" } },
    };

    public static Card Of(Investigation? investigation, IncidentStatus status, params Remediation[] remediations)
    {
        var incident = Some.Incident(labels: Some.Labels(("schedule", "hourly at minute 7"), ("missed", "3"))) with { Status = status, ResolvedAt = status == IncidentStatus.Resolved ? Some.Noon : null };
        return CardBuilder.Build(new(incident, [], investigation, remediations, Some.Noon.AddMinutes(5)));
    }
}
