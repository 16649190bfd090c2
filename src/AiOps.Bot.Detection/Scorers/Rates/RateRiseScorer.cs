using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Rates;

/// <summary>
/// Many more lines of one shape, or many more errors of one stream, than usual in this hour of the week. Raised within the hour, as soon as the count passes the limit
/// (<see cref="RateLimit"/>); again only after six hours or at four times the count. Failed logins have a scorer of their own.
/// </summary>
internal sealed class RateRiseScorer : IScorerPart
{
    private const string ErrorsTemplate = "(errors)";
    private const int MaxBaselines = 2_048;
    private const int MaxCandidates = 8_192;
    private const int EstablishedAt = 20;
    private const int AgainAfterHours = 6;
    private const int AgainAtFactor = 4;
    private readonly BoundedMap<ActivityKey, (int Count, long FirstHour)> _candidates = new(MaxCandidates);
    private readonly BoundedMap<ActivityKey, HourlyBaseline> _baselines = new(MaxBaselines);
    private readonly BoundedMap<StreamKey, HourlyBaseline> _errors = new(MaxBaselines / 4);

    public string Name => "rate-rise";

    public byte Version => 1;

    public void Observe(in ObservedLine line, ICollection<Anomaly> found)
    {
        var hour = line.Time.UtcTicks / TimeSpan.TicksPerHour;
        ObserveErrors(line, hour, found);
        if (line.Login is null && BaselineOf(line.Activity, hour) is { } baseline)
        {
            Count(line, line.Activity, baseline, found);
        }
    }

    public void AdvanceTo(DateTimeOffset watermark, ICollection<Anomaly> found)
    {
        // A rise is seen in the line that makes it.
    }

    public void Save(BinaryWriter writer)
    {
        writer.WriteMap(_candidates, (w, key, candidate) =>
        {
            w.Write(key);
            w.Write(candidate.Count);
            w.Write(candidate.FirstHour);
        });
        writer.WriteMap(_baselines, (w, key, baseline) =>
        {
            w.Write(key);
            baseline.Save(w);
        });
        writer.WriteMap(_errors, (w, key, baseline) =>
        {
            w.Write(key);
            baseline.Save(w);
        });
    }

    public void Load(BinaryReader reader)
    {
        reader.ReadMap(_candidates, r => (r.ReadActivityKey(), (r.ReadInt32(), r.ReadInt64())));
        reader.ReadMap(_baselines, r => (r.ReadActivityKey(), HourlyBaseline.Load(r)));
        reader.ReadMap(_errors, r => (r.ReadStreamKey(), HourlyBaseline.Load(r)));
    }

    private void ObserveErrors(in ObservedLine line, long hour, ICollection<Anomaly> found)
    {
        // Begins with the stream, so that the first errors after quiet weeks meet a baseline of none.
        if (!_errors.TryUse(line.Scope, out var baseline))
        {
            baseline = new(hour);
            _errors.Set(line.Scope, baseline);
        }

        if (line.Severity >= LogSeverity.Error && line.Login is null)
        {
            Count(line, new(line.Scope, "", ErrorsTemplate), baseline, found);
        }
    }

    private HourlyBaseline? BaselineOf(ActivityKey key, long hour)
    {
        if (_baselines.TryUse(key, out var baseline))
        {
            return baseline;
        }

        var (count, firstHour) = _candidates.TryUse(key, out var candidate) ? candidate : (0, hour);
        if (count + 1 < EstablishedAt)
        {
            _candidates.Set(key, (count + 1, Math.Min(firstHour, hour)));
            return null;
        }

        _candidates.Remove(key);
        baseline = new(firstHour);
        _baselines.Set(key, baseline);
        return baseline;
    }

    private void Count(in ObservedLine line, ActivityKey key, HourlyBaseline baseline, ICollection<Anomaly> found)
    {
        baseline.Add(line.Time.UtcTicks / TimeSpan.TicksPerHour, line.Event.EventId);
        if (baseline.Count < baseline.Limit || !baseline.IsWarm || !IsNews(baseline))
        {
            return;
        }

        baseline.ReportedHour = baseline.Hour;
        baseline.ReportedCount = baseline.Count;
        found.Add(RateAnomaly.Of(Name, line, key, baseline));
    }

    private static bool IsNews(HourlyBaseline baseline) =>
        baseline.ReportedHour == long.MinValue
        || baseline.Hour - baseline.ReportedHour >= AgainAfterHours
        || baseline.Count >= AgainAtFactor * baseline.ReportedCount;
}
