using AiOps.Bot.Core.Anomalies;

namespace AiOps.Bot.Core.Investigations.Ranking;

/// <summary>Something expected ceased, and the crontab line that should start it has a fault.</summary>
internal sealed class CrontabFaultRule : IHypothesisRule
{
    private const double Base = 0.45;
    private const double Doubtful = 0.5;
    private const double SameJob = 0.25;
    private const double StillStarted = 0.2;
    private const double ChangedAtOnset = 0.05;
    private const double AnotherJob = 0.15;
    private static readonly TimeSpan Near = TimeSpan.FromDays(1);

    public IEnumerable<Hypothesis> Derive(RankingInput input)
    {
        if (!input.IsAbout(AnomalyKinds.ActivityCeased, AnomalyKinds.AccessDenied, AnomalyKinds.NewTemplate))
        {
            return [];
        }

        var lines = input.Of(EvidenceKinds.CrontabFault).GroupBy(e => (Fact(e, EvidenceFacts.Path), Fact(e, EvidenceFacts.Line))).ToArray();
        Hypothesis[] candidates = [.. lines.Select(line => Candidate(input, [.. line]))];
        return candidates.Any(c => c.Score > AnotherJob) ? [.. candidates, .. Repaired(input)] : [.. candidates, .. Repaired(input).DefaultIfEmpty(Sound(input)).OfType<Hypothesis>()];
    }

    private static Hypothesis Candidate(RankingInput input, Evidence[] faults)
    {
        var main = faults.FirstOrDefault(f => IsFatal(input, f)) ?? faults[0];
        var path = Fact(main, EvidenceFacts.Path);
        var title = main.Found.Title.Contains(path, StringComparison.Ordinal) ? main.Found.Title : $"Crontab {path}, line {Fact(main, EvidenceFacts.Line)}: {main.Found.Title}";
        var entity = new ResourceId(main.Found.Facts.GetValueOrDefault(EvidenceFacts.Instance, main.Found.Resource.Value));
        if (RanSince(input, main) is { } refused)
        {
            return Suspicion.RuledOut(
                HypothesisKinds.CrontabFault, title, entity, "the job ran after the last remediation and was refused for want of a permission", [refused]);
        }

        var started = Started(input, main);
        var session = Session(input);
        return Suspicion.Of(HypothesisKinds.CrontabFault, title, entity, Score(input, main, started), [.. faults.OrderByDescending(f => f == main), .. started, .. session]) with
        {
            Facts = main.Found.Facts,
            ManualStep = Fact(main, EvidenceFacts.SuggestedLineText) is { Length: > 0 } suggested
                ? $"Change the line to: {suggested}"
                : "Correct the line by hand, then watch its next run.",
        };
    }

    private static double Score(RankingInput input, Evidence fault, Evidence[] started)
    {
        var likeness = StoppedJob.Likeness(input, Fact(fault, EvidenceFacts.LineText));
        if (likeness < StoppedJob.Related)
        {
            return AnotherJob;
        }

        return (IsFatal(input, fault) ? 1 : Doubtful) * (Base
            + (SameJob * likeness)
            + (started.Length > 0 ? StillStarted : 0)
            + (WasChangedAtOnset(input, fault, started) ? ChangedAtOnset : 0));
    }

    private static bool WasChangedAtOnset(RankingInput input, Evidence fault, Evidence[] started) =>
        started.Any(e => Fact(e, EvidenceFacts.CommandBefore).Length > 0)
        || (OnsetOf.Time(Fact(fault, EvidenceFacts.ModifiedAt)) is { } modified && (modified - input.Onset).Duration() <= Near);

    private static Evidence[] Started(RankingInput input, Evidence fault) =>
        [.. input.Of(EvidenceKinds.JobStillStarted).Where(e => JobWords.Likeness(Fact(e, EvidenceFacts.Command), Fact(fault, EvidenceFacts.LineText)) >= StoppedJob.Related)];

    /// <summary>Who was on the host when it stopped: a session begun in the hour before.</summary>
    private static IEnumerable<Evidence> Session(RankingInput input) => input.Of(EvidenceKinds.Change)
        .Where(e => Fact(e, EvidenceFacts.EventName) is "StartSession" or "SendCommand" && input.IsOnTheSpot(e.Found))
        .Where(e => EvidenceTime.Of(e) is { } at && at >= input.Onset.AddHours(-1) && at <= input.Onset.AddHours(1));

    private static Evidence? RanSince(RankingInput input, Evidence fault) =>
        input.LastExecution is { } executed && !IsFatal(input, fault)
            ? input.Of(EvidenceKinds.PermissionMissing).FirstOrDefault(e => EvidenceTime.Of(e) >= executed && input.IsOnTheSpot(e.Found))
            : null;

    /// <summary>What was blamed before and reads as right now was repaired. It keeps its facts, so that the next look knows it too.</summary>
    private static IEnumerable<Hypothesis> Repaired(RankingInput input)
    {
        var blamed = input.Previous?.Hypotheses.Concat(input.Previous.RuledOut)
            .FirstOrDefault(h => h.Kind == HypothesisKinds.CrontabFault && h.Facts.ContainsKey(EvidenceFacts.SuggestedLineText));
        if (blamed is null || input.Of(EvidenceKinds.CrontabFault).Any(e => IsSameLine(e, blamed) && IsFatal(input, e)))
        {
            yield break;
        }

        Evidence[] read = [.. input.Of(EvidenceKinds.CrontabSound), .. input.Of(EvidenceKinds.CrontabFault).Where(e => IsSameLine(e, blamed))];
        var because = input.LastExecution is { } executed ? $"it was fixed ({Suspicion.Time(executed)}); the line reads as right now" : "the line reads as right now";
        yield return Suspicion.RuledOut(HypothesisKinds.CrontabFault, blamed.Title, blamed.Entity, because, read) with { Facts = blamed.Facts };
    }

    private static Hypothesis? Sound(RankingInput input) => input.Of(EvidenceKinds.CrontabSound).ToArray() is [var first, ..] sound
        ? Suspicion.RuledOut(HypothesisKinds.CrontabFault, "A fault in a crontab", first.Found.Resource, "the crontab lines that were read are right", sound)
        : null;

    private static bool IsSameLine(Evidence evidence, Hypothesis blamed) =>
        Fact(evidence, EvidenceFacts.Path) == blamed.Facts.GetValueOrDefault(EvidenceFacts.Path)
        && Fact(evidence, EvidenceFacts.Line) == blamed.Facts.GetValueOrDefault(EvidenceFacts.Line);

    /// <summary>
    /// Whether the job cannot run because of it. Without a correction to propose, and in a file that reads as sound, it is one of those faults that a job lives
    /// with, such as output that goes nowhere.
    /// </summary>
    private static bool IsFatal(RankingInput input, Evidence fault) =>
        Fact(fault, EvidenceFacts.SuggestedLineText).Length > 0
        && !input.Of(EvidenceKinds.CrontabSound).Any(e => Fact(e, EvidenceFacts.Path) == Fact(fault, EvidenceFacts.Path) && e.Found.Resource == fault.Found.Resource);

    private static string Fact(Evidence evidence, string name) => evidence.Found.Facts.GetValueOrDefault(name, "");
}
