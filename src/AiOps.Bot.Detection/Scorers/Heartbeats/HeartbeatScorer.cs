using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Heartbeats;

/// <summary>
/// Raises one anomaly where an expected activity ceases, one where it comes again, and one for a whole stream that falls silent instead of one for each of its activities.
/// What is expected is learned by <see cref="ScheduleLearner"/>; anomalous is what would happen by chance in fewer than one of 1,000 waits. Only the events' own times
/// count, so history read in a burst gives what living through it would have.
/// </summary>
internal sealed class HeartbeatScorer : IScorerPart
{
    private const int MaxActivities = 4_096;
    private const int MaxStreams = 1_024;
    private const int EstablishedAt = 8;
    private const int EstablishedMonthlyAt = 3;
    private static readonly long MonthlySpan = TimeSpan.FromDays(45).Ticks;
    private static readonly long LateBy = TimeSpan.FromHours(1).Ticks;

    // A flood of lines that come once or twice must not push out what comes once a month.
    private readonly BoundedMap<ActivityKey, Activity> _candidates = new(MaxActivities);
    private readonly BoundedMap<ActivityKey, Activity> _established = new(MaxActivities);
    private readonly BoundedMap<StreamKey, StreamActivity> _streams = new(MaxStreams);
    private long _watermark;

    public string Name => "heartbeat";

    public byte Version => 1;

    public void Observe(in ObservedLine line, ICollection<Anomaly> found)
    {
        var expectable = Expectable.Is(line);
        ObserveStream(line, expectable, found);
        if (!expectable)
        {
            return;
        }

        var activity = Find(line.Activity);
        var wasCeased = activity.Ceased && line.Time.UtcTicks > activity.LastTicks;
        var absence = new Absence(activity.Resource, activity.LastTicks);
        activity.Add(line);
        if (wasCeased)
        {
            activity.Ceased = false;
            activity.Flaps++;
            found.Add(HeartbeatAnomaly.OfResumed(Name, line, absence));
        }

        Promote(line.Activity, activity);
    }

    public void AdvanceTo(DateTimeOffset watermark, ICollection<Anomaly> found)
    {
        _watermark = Math.Max(_watermark, watermark.UtcTicks);
        var raised = new List<Anomaly>();
        var judge = new SilenceJudge(Name, _established, _streams, _watermark);
        foreach (var (scope, stream) in _streams.OldestFirst)
        {
            judge.JudgeStream(scope, stream, raised);
        }

        foreach (var (key, activity) in _established.OldestFirst)
        {
            judge.JudgeActivity(key, activity, raised);
        }

        foreach (var (_, stream) in _streams.OldestFirst)
        {
            stream.CatchingUp = false;
        }

        foreach (var anomaly in raised.OrderBy(a => a.Time).ThenBy(a => a.Id, StringComparer.Ordinal))
        {
            found.Add(anomaly);
        }
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_watermark);
        writer.WriteMap(_candidates, WriteActivity);
        writer.WriteMap(_established, WriteActivity);
        writer.WriteMap(_streams, (w, key, stream) =>
        {
            w.Write(key);
            stream.Save(w);
        });
    }

    public void Load(BinaryReader reader)
    {
        _watermark = reader.ReadInt64();
        reader.ReadMap(_candidates, r => (r.ReadActivityKey(), Activity.Load(r)));
        reader.ReadMap(_established, r => (r.ReadActivityKey(), Activity.Load(r)));
        reader.ReadMap(_streams, r => (r.ReadStreamKey(), StreamActivity.Load(r)));
    }

    private static void WriteActivity(BinaryWriter writer, ActivityKey key, Activity activity)
    {
        writer.Write(key);
        activity.Save(writer);
    }

    private void ObserveStream(in ObservedLine line, bool expectable, ICollection<Anomaly> found)
    {
        if (!_streams.TryUse(line.Scope, out var stream))
        {
            stream = new();
            _streams.Set(line.Scope, stream);
        }

        var absence = new Absence(stream.Resource, stream.LastTicks);
        stream.CatchingUp |= line.Time.UtcTicks < _watermark - LateBy;
        stream.Add(line, expectable);
        if (!stream.Silent || line.Time.UtcTicks <= absence.SinceTicks)
        {
            return;
        }

        stream.Silent = false;
        stream.ResumedTicks = line.Time.UtcTicks;
        stream.All.Flaps++;
        if (stream.Reported)
        {
            stream.Reported = false;
            found.Add(HeartbeatAnomaly.OfSpeaking(Name, line, absence));
        }
    }

    private Activity Find(ActivityKey key)
    {
        if (_established.TryUse(key, out var activity) || _candidates.TryUse(key, out activity))
        {
            return activity;
        }

        activity = new();
        _candidates.Set(key, activity);
        return activity;
    }

    private void Promote(ActivityKey key, Activity activity)
    {
        // Looked up on the few counts at which the answer can change, not on every line.
        if (activity.Count > EstablishedAt
            || (activity.Count < EstablishedAt && (activity.Count < EstablishedMonthlyAt || activity.LastTicks - activity.FirstTicks < MonthlySpan)))
        {
            return;
        }

        if (_candidates.TryPeek(key, out _))
        {
            _candidates.Remove(key);
            _established.Set(key, activity);
        }
    }
}
