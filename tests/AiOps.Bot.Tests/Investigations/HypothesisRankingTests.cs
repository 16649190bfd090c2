using System.Globalization;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Ranking;
using AiOps.Bot.Core.Telemetry;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Investigations;

public sealed class HypothesisRankingTests
{
    private static RankingInput Input(string kind, params EvidenceDraft[] drafts) => new(
        new(Some.Incident(kind), [Some.Alert(kind)], Some.Noon, Some.Noon.AddHours(1)),
        [.. drafts.Select((d, i) => Some.Evidence($"E{i + 1}", d))],
        null,
        null);

    private static EvidenceDraft Change(string name, DateTimeOffset at, ResourceId? on = null) =>
        Some.Draft(EvidenceKinds.Change, at, (EvidenceFacts.EventName, name), (EvidenceFacts.Actor, "kim"), (EvidenceFacts.EventTime, at.ToString("O", CultureInfo.InvariantCulture))) with
        {
            Resource = on ?? Some.Host,
        };

    [Fact]
    public void WithoutEvidenceThereIsNoHypothesis() =>
        Assert.Empty(HypothesisRanking.Rank(Input("anything")).Hypotheses);

    [Fact]
    public void AnUnknownKindOfIncidentGetsTheChangeOnItsResourceBeforeALaterOneElsewhere()
    {
        var ranked = HypothesisRanking.Rank(Input(
            "disk-slow", Change("ModifyVolume", Some.Noon.AddHours(-2)), Change("TagResource", Some.Noon.AddMinutes(-1), new("another"))));
        Assert.Equal(["ModifyVolume by kim 120 min before the onset on i-0aa11bb22cc33dd44".Replace("120 min", "2 h", StringComparison.Ordinal), "TagResource by kim 1 min before the onset on another"], ranked.Hypotheses.Select(h => h.Title));
    }

    [Fact]
    public void AChangeAfterTheOnsetIsNoSuspect() =>
        Assert.Empty(HypothesisRanking.Rank(Input("disk-slow", Change("ModifyVolume", Some.Noon.AddMinutes(20)))).Hypotheses);

    [Fact]
    public void NewErrorsArePossibleAndOtherNewLinesUnlikelyOnOtherHosts()
    {
        var errors = Some.Draft(EvidenceKinds.NovelLines, null, (EvidenceFacts.Severity, nameof(LogSeverity.Error))).With("cannot open pool: no space left");
        var ranked = HypothesisRanking.Rank(Input("disk-slow", Some.Draft(EvidenceKinds.NovelLines) with { Resource = new("other") }, errors));
        Assert.Equal("New errors came with it: cannot open pool: no space left", ranked.Hypotheses[0].Title);
        Assert.Equal([Confidence.Possible, Confidence.Unlikely], ranked.Hypotheses.Select(h => h.Confidence));
    }

    [Fact]
    public void ARefusalOfSomeoneElsesCallIsWeak()
    {
        var elsewhere = Some.Draft(EvidenceKinds.PermissionMissing, null, (EvidenceFacts.Principal, "arn:aws:iam::1:role/ci"), (EvidenceFacts.Permission, "s3:GetObject")) with { Resource = new("ci") };
        Assert.Equal(Confidence.Possible, HypothesisRanking.Rank(Input("expected-activity-ceased", elsewhere)).Hypotheses.Single().Confidence);
    }

    [Fact]
    public void AChangeThatExplainsAMissingPermissionIsNotASecondStrongSuspect()
    {
        var refused = Some.Draft(EvidenceKinds.PermissionMissing, null, (EvidenceFacts.Principal, "arn:aws:iam::1:role/team/shipper"), (EvidenceFacts.Permission, "s3:GetObject"));
        var change = Change("PutRolePolicy", Some.Noon.AddMinutes(-5)) with { Title = "PutRolePolicy on shipper" };
        var ranked = HypothesisRanking.Rank(Input("access-denied", refused, change)).Hypotheses;
        Assert.Equal([HypothesisKinds.PermissionRemoved, HypothesisKinds.RecentChange], ranked.Select(h => h.Kind));
        Assert.Equal(["E1", "E2"], ranked[0].Supports.Select(s => s.Value));
        Assert.True(ranked[1].Score < 0.35);
    }

    [Fact]
    public void RenamingResourcesChangesNothingButTheNames()
    {
        string[] Kinds(string name) => [.. HypothesisRanking.Rank(Renamed(name)).Hypotheses.Select(h => $"{h.Kind} {h.Score:0.000}")];
        Assert.Equal(Kinds("i-0aa11bb22cc33dd44"), Kinds("pod/zebra"));

        static RankingInput Renamed(string name)
        {
            var input = Input("disk-slow", Change("ModifyVolume", Some.Noon.AddHours(-2), new(name)), Some.Draft(EvidenceKinds.NovelLines) with { Resource = new(name) });
            return input with { Context = input.Context with { Incident = input.Context.Incident with { Resources = [new(name)] } } };
        }
    }

    [Fact]
    public void EveryHypothesisCitesEvidenceThatExistsAndTheBestComesFirstWhateverWasFound()
    {
        string[] kinds =
        [
            EvidenceKinds.Change, EvidenceKinds.CrontabFault, EvidenceKinds.CrontabSound, EvidenceKinds.ExposedPort, EvidenceKinds.PortNotExposed, EvidenceKinds.HostSilent,
            EvidenceKinds.HostStillWriting, EvidenceKinds.JobStillStarted, EvidenceKinds.NovelLines, EvidenceKinds.PermissionMissing, EvidenceKinds.TriggerLines, "unheard-of",
        ];
        string[] incidents = ["expected-activity-ceased", "login-after-failures", "login-brute-force", "access-denied", "source-silent", "unheard-of"];
        Prop.ForAll<int[], int, string>((picks, incident, fact) =>
        {
            var drafts = picks.Select(p => Some.Draft(kinds[(int)((uint)p % kinds.Length)], Some.Noon.AddMinutes(p % 5000), (EvidenceFacts.LineText, fact ?? ""), (EvidenceFacts.Principal, fact ?? ""), (EvidenceFacts.EventName, fact ?? ""))).ToArray();
            var input = Input(incidents[(int)((uint)incident % incidents.Length)], drafts);
            var ranked = HypothesisRanking.Rank(input);
            var ids = input.Evidence.Select(e => e.Id).ToHashSet();
            return ranked.Hypotheses.All(h => !h.Supports.IsEmpty && h.Supports.All(ids.Contains) && h.Score is >= 0 and <= 1 && h.RuledOutBecause is null)
                && ranked.RuledOut.All(h => h.RuledOutBecause is not null)
                && ranked.Hypotheses.Select(h => h.Score).SequenceEqual(ranked.Hypotheses.Select(h => h.Score).OrderDescending());
        }).QuickCheckThrowOnFailure();
    }
}
