using System.Collections.Immutable;
using System.Text.Json;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Retrieval;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Tests.Storage.Contracts;

/// <summary>Records with every property set, for stores to keep.</summary>
internal static class Stored
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    public static readonly StreamKey Auth = new("cloudwatch", "/ec2/auth", "i-0aa11bb22cc33dd44");

    public static readonly TimeRange Day = new(Noon.AddHours(-12), Noon.AddHours(12));

    private static readonly ImmutableSortedDictionary<string, string> Labels =
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string> { ["user"] = "backup", ["Port"] = "22", ["z\0"] = "\"quoted\" <é\U0001F600>" });

    public static LogEvent Log(string id, string message = "session opened", int second = 0) =>
        new() { Stream = Auth, EventId = id, Timestamp = Noon.AddSeconds(second), IngestedAt = Noon.AddHours(1), Resource = new("i-1"), Severity = LogSeverity.Warning, Message = message };

    public static Anomaly Anomaly(string id, int second = 0) => new()
    {
        Id = id, Scorer = "rules", Kind = AnomalyKinds.LoginBruteForce, Signal = Labels, Title = "Many failed logins", Severity = Severity.High, Score = 0.97, Threshold = 0.9,
        Resource = new("i-1"), Window = new(Noon.AddTicks(3), Noon.AddMinutes(1)), Time = Noon.AddSeconds(second), Reasons = ["25 in a minute", "usually 1"], Labels = Labels, EventIds = ["a", "b"],
    };

    public static Incident Incident(string id = "inc-1", int minute = 0) => new()
    {
        Id = new(id), Title = "Brute force", Severity = Severity.Critical, Status = IncidentStatus.Acknowledged, Kind = AnomalyKinds.LoginBruteForce, Account = "111122223333", Region = "eu-central-1",
        Resources = [new("i-1"), new("sg-1")], Fingerprints = [new("f1")], Labels = Labels, StartedAt = Noon.AddTicks(1), OpenedAt = Noon.AddMinutes(minute), LastSeen = Noon.AddHours(1), AlertCount = 7, Owner = "ana",
    };

    public static Alert Alert(string id = "alt-1", string fingerprint = "f1", string? incident = "inc-1") => new()
    {
        Id = new(id), Fingerprint = new(fingerprint), Source = "aiops", Kind = AnomalyKinds.LoginBruteForce, Title = "Brute force", Severity = Severity.High, Status = AlertStatus.Suppressed, Resource = new("i-1"),
        StartsAt = Noon, LastSeen = Noon.AddMinutes(1), EndsAt = Noon.AddMinutes(2), Count = 3, Reasons = ["many"], Labels = Labels, EventIds = ["a"], Incident = incident is null ? null : new IncidentId(incident),
    };

    public static Investigation Investigation(string id = "inv-1", string incident = "inc-1") => new()
    {
        Id = id, Incident = new(incident), StartedAt = Noon, FinishedAt = Noon.AddSeconds(2), Evidence = [new(new("E1"), "CloudTrail changes", Draft())], Hypotheses = [Cause()], RuledOut = [Cause() with { RuledOutBecause = "closed" }],
        Gaps = [new("crontab", "ssm:SendCommand is not allowed")], Narrative = new("a-model", [new("It was opened by hand.", [new("E1")])], 2),
    };

    public static Remediation Remediation(string id = "rem-1", string incident = "inc-1", int minute = 0) => new()
    {
        Id = new(id), Incident = new(incident), Title = "Close port 22", Tier = ActionTier.Reversible, Request = Request(), Plan = Plan(), RequestedBy = "aiops", ProposedAt = Noon.AddMinutes(minute), ExpiresAt = Noon.AddHours(1),
        Digest = "d", Approvals = [new("p1", "Ana", "d", "yes", Noon)], Execution = new() { IdempotencyKey = "k", StartedAt = Noon, FinishedAt = Noon.AddSeconds(1), RunDetail = "done" }, RollbackOf = new("rem-0"),
    };

    public static TimelineDraft Draft(string detail, string? incident = "inc-1") =>
        new(incident is null ? null : new IncidentId(incident), Noon.AddTicks(12_345), "aiops", TimelineVerbs.Triggered, detail);

    public static VectorPoint Point(string id, float[] vector, int minute = 0, string resource = "i-1", long last = 10, uint[]? terms = null) => new()
    {
        Id = id, Vector = vector, Terms = terms is null ? TermVector.Empty : new(terms, [.. terms.Select(_ => 1.5f)]), Stream = Auth, Resource = new(resource), Account = "111122223333",
        Severity = LogSeverity.Warning, Window = new(Noon.AddMinutes(minute), Noon.AddMinutes(minute + 1)), FirstSequence = last - 9, LastSequence = last,
    };

    /// <summary>Equal as values: records that hold collections compare those by reference.</summary>
    public static void AssertSame<T>(T expected, T actual) => Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));

    private static EvidenceDraft Draft() => new()
    {
        Kind = EvidenceKinds.Change, Title = "opened", Query = "LookupEvents", Window = Day, RowCount = 4, Resource = new("sg-1"), Lines = [new("e", Noon, "a \"line\" <b>\0", true), new(null, null, "other", false)], Facts = Labels,
    };

    private static Hypothesis Cause() => new()
    {
        Kind = HypothesisKinds.PortOpenToTheWorld, Title = "open", Entity = new("sg-1"), Score = 0.1 + 0.2, Confidence = Confidence.VeryLikely, Supports = [new("E1")], Contradicts = [new("E2")], ManualStep = "close it", Facts = Labels,
    };

    private static ActionRequest Request() => new() { ActionId = "ec2.revoke-ingress", Resource = new("sg-1"), Account = "111122223333", Region = "eu-central-1", Parameters = Labels };

    private static ActionPlan Plan() => new()
    {
        PreImage = "{\"a\":1}", Calls = [new("ec2", "RevokeSecurityGroupIngress", Labels)], InverseCalls = [new("ec2", "AuthorizeSecurityGroupIngress", Labels)], Inverse = Request(), Impact = "none", Check = "read again",
    };
}
