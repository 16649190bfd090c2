using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Heartbeats;

/// <summary>Decides at one watermark what is overdue, and whether it is one activity or the whole stream.</summary>
internal sealed class SilenceJudge(string scorer, BoundedMap<ActivityKey, Activity> activities, BoundedMap<StreamKey, StreamActivity> streams, long watermark)
{
    private static readonly long RelearnAfter = TimeSpan.FromHours(6).Ticks;
    private static readonly long LookAtLeast = TimeSpan.FromDays(1).Ticks;
    private static readonly long WaitStep = TimeSpan.FromMinutes(10).Ticks;

    /// <summary>A stream without a rhythm in its single lines may have one as a whole.</summary>
    public void JudgeStream(StreamKey scope, StreamActivity stream, ICollection<Anomaly> raised)
    {
        if (stream.CatchingUp || stream.Silent || watermark < stream.All.NextLookTicks || OverdueOf(stream.All, stream.LastTicks) is not { } overdue)
        {
            return;
        }

        // With one learned activity, that activity says more than the stream.
        if (LearnedIn(scope).Take(2).Count() == 1)
        {
            stream.All.NextLookTicks = watermark + RelearnAfter;
            return;
        }

        RaiseSilent(scope, stream, overdue, raised);
    }

    public void JudgeActivity(ActivityKey key, Activity activity, ICollection<Anomaly> raised)
    {
        if (activity.Ceased || watermark < activity.NextLookTicks || !streams.TryPeek(key.Scope, out var stream) || stream.CatchingUp || stream.Silent)
        {
            return;
        }

        if (OverdueOf(activity, Math.Max(activity.LastTicks, stream.ResumedTicks)) is { } overdue)
        {
            Judge(key, activity, stream, overdue, raised);
        }
    }

    private void Judge(ActivityKey key, Activity activity, StreamActivity stream, Overdue overdue, ICollection<Anomaly> raised)
    {
        var wait = overdue.DeadlineTicks - activity.LastTicks;
        var quiet = stream.LastTicks <= activity.LastTicks + (wait / 2);
        if (quiet && OthersMissing(key, stream))
        {
            RaiseSilent(key.Scope, stream, overdue, raised);
        }
        else if (quiet && watermark < overdue.DeadlineTicks + wait && LearnedIn(key.Scope).Take(2).Count() > 1)
        {
            // Soon it will be known whether the others come.
            activity.NextLookTicks = watermark + WaitStep;
        }
        else
        {
            activity.Ceased = true;
            raised.Add(HeartbeatAnomaly.OfCeased(scorer, key, activity, overdue, watermark));
        }
    }

    private Overdue? OverdueOf(Activity activity, long lastTicks)
    {
        var rules = ScheduleLearner.Learn(activity);
        if (rules.Count == 0)
        {
            activity.NextLookTicks = watermark + RelearnAfter;
            return null;
        }

        var rule = rules.MinBy(r => r.DeadlineAfter(lastTicks))!;
        var deadline = rule.DeadlineAfter(lastTicks);
        if (deadline > watermark)
        {
            activity.NextLookTicks = Math.Min(deadline, watermark + LookAtLeast);
            return null;
        }

        return new(rule, deadline, rule.MissedBetween(lastTicks, watermark));
    }

    private IEnumerable<KeyValuePair<ActivityKey, Activity>> LearnedIn(StreamKey scope) =>
        activities.OldestFirst.Where(a => a.Key.Scope.Equals(scope) && !a.Value.Ceased && ScheduleLearner.Learn(a.Value).Count > 0);

    /// <summary>True where another activity of the stream missed its turn too, since the stream's last line.</summary>
    private bool OthersMissing(ActivityKey key, StreamActivity stream) => LearnedIn(key.Scope).Any(other =>
        !other.Key.Equals(key) && ScheduleLearner.Learn(other.Value).Any(r => r.MissedBetween(Math.Max(other.Value.LastTicks, stream.ResumedTicks), watermark) > 0));

    private void RaiseSilent(StreamKey scope, StreamActivity stream, Overdue overdue, ICollection<Anomaly> raised)
    {
        stream.Silent = true;
        var halfway = stream.LastTicks + ((overdue.DeadlineTicks - stream.LastTicks) / 2);
        var siblings = streams.OldestFirst.Count(s => s.Value.LastTicks > halfway);
        if (siblings == 0 && streams.OldestFirst.Any(s => s.Value is { Silent: true, Reported: true }))
        {
            // Everything is silent and it was said once: the way here is broken, not each of the streams.
            return;
        }

        stream.Reported = true;
        raised.Add(HeartbeatAnomaly.OfSilent(scorer, scope, stream, overdue, new(siblings, watermark)));
    }
}
