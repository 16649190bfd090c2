using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Denials;

/// <summary>
/// Refused calls: the first time that a principal is refused a permission on a stream, again when refusals have grown tenfold or come back after a week, and five
/// different permissions refused to one principal within an hour (the published threshold for probing). A role does what it was built for, so its
/// first refusal is a fault (medium); a person tries things (low).
/// </summary>
internal sealed class AccessDenialScorer : IScorerPart
{
    private const int MaxRecords = 8_192;
    private const int MaxPrincipals = 2_048;
    private const int BurstPermissions = 5;
    private const int ReportGrowth = 10;
    private static readonly long ForgetAfter = TimeSpan.FromDays(7).Ticks;
    private static readonly long BurstAgainAfter = TimeSpan.FromHours(6).Ticks;
    private readonly BoundedMap<(StreamKey Scope, DeniedCall Call), DenialRecord> _records = new(MaxRecords);
    private readonly BoundedMap<(StreamKey Scope, string Principal), DenialBurst> _bursts = new(MaxPrincipals);

    public string Name => "access-denials";

    public byte Version => 1;

    public void Observe(in ObservedLine line, ICollection<Anomaly> found)
    {
        if (line.Denial is not { } call)
        {
            return;
        }

        ObserveBurst(line, call, found);
        var record = RecordOf(line, call);
        record.Count++;
        record.LastTicks = Math.Max(record.LastTicks, line.Time.UtcTicks);
        if (record.Count >= record.NextReportAt)
        {
            record.NextReportAt = record.Count * ReportGrowth;
            found.Add(DenialAnomaly.OfCall(Name, line, call, record));
        }
    }

    public void AdvanceTo(DateTimeOffset watermark, ICollection<Anomaly> found)
    {
        // Nothing is expected here, so nothing can be missing.
    }

    public void Save(BinaryWriter writer)
    {
        writer.WriteMap(_records, (w, key, record) =>
        {
            w.Write(key.Scope);
            w.Write(key.Call.Principal);
            w.Write(key.Call.Permission);
            record.Save(w);
        });
        writer.WriteMap(_bursts, (w, key, burst) =>
        {
            w.Write(key.Scope);
            w.Write(key.Principal);
            burst.Save(w);
        });
    }

    public void Load(BinaryReader reader)
    {
        reader.ReadMap(_records, r => ((r.ReadStreamKey(), new DeniedCall(r.ReadString(), r.ReadString())), DenialRecord.Load(r)));
        reader.ReadMap(_bursts, r => ((r.ReadStreamKey(), r.ReadString()), DenialBurst.Load(r)));
    }

    private DenialRecord RecordOf(in ObservedLine line, DeniedCall call)
    {
        var ticks = line.Time.UtcTicks;
        if (_records.TryUse((line.Scope, call), out var record) && ticks - record.LastTicks <= ForgetAfter)
        {
            return record;
        }

        record = new() { FirstTicks = ticks };
        _records.Set((line.Scope, call), record);
        return record;
    }

    private void ObserveBurst(in ObservedLine line, DeniedCall call, ICollection<Anomaly> found)
    {
        if (!_bursts.TryUse((line.Scope, call.Principal), out var burst))
        {
            burst = new();
            _bursts.Set((line.Scope, call.Principal), burst);
        }

        var ticks = line.Time.UtcTicks;
        burst.Add(call.Permission, ticks, line.Event.EventId);
        if (burst.Permissions.Count >= BurstPermissions && (burst.ReportedTicks == long.MinValue || ticks - burst.ReportedTicks > BurstAgainAfter))
        {
            burst.ReportedTicks = ticks;
            found.Add(DenialAnomaly.OfBurst(Name, line, call.Principal, burst));
        }
    }
}
