using System.Collections.Immutable;
using System.Globalization;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Novelties;

/// <summary>
/// A line of a shape that its stream never wrote before, where the line itself speaks of a fault. The score is the chance of a new template in a line of a stream
/// that writes (lines / templates) of each: Good and Turing's estimate of the unseen, (1 + new rate × lines) / (1 + lines), anomalous below one in fifty.
/// At most three an hour and stream; failed logins and refused calls have scorers of their own.
/// </summary>
internal sealed class NoveltyScorer : IScorerPart
{
    private const int MaxStreams = 512;
    private const double ThresholdDigits = 1.7;
    private readonly BoundedMap<StreamKey, KnownTemplates> _streams = new(MaxStreams);

    public string Name => "novelty";

    public byte Version => 1;

    public void Observe(in ObservedLine line, ICollection<Anomaly> found)
    {
        if (!_streams.TryUse(line.Scope, out var known))
        {
            known = new();
            _streams.Set(line.Scope, known);
        }

        if (!known.IsNovel(line.Activity, line.Time.UtcTicks) || line.Login is not null || line.Denial is not null)
        {
            return;
        }

        if (LineGrade.Of(line) is { } severity && known.MayRaise(line.Time.UtcTicks))
        {
            found.Add(AnomalyOf(line, known, severity));
        }
    }

    public void AdvanceTo(DateTimeOffset watermark, ICollection<Anomaly> found)
    {
        // Nothing is expected here, so nothing can be missing.
    }

    public void Save(BinaryWriter writer) => writer.WriteMap(_streams, (w, key, known) =>
    {
        w.Write(key);
        known.Save(w);
    });

    public void Load(BinaryReader reader) => reader.ReadMap(_streams, r => (r.ReadStreamKey(), KnownTemplates.Load(r)));

    private Anomaly AnomalyOf(in ObservedLine line, KnownTemplates known, Core.Severity severity)
    {
        const int MaxShown = 120;
        var signal = AnomalyIdentity.SignalOf(
            AnomalyKinds.NewTemplate,
            line.Resource,
            (AnomalyLabels.LogGroup, line.Scope.Group),
            (AnomalyLabels.LogStream, line.Scope.Stream),
            (AnomalyLabels.Program, line.Activity.Program),
            (AnomalyLabels.Template, line.Activity.Template));
        var chance = Math.Log((1 + (known.NewRate * known.Lines)) / (1 + known.Lines));
        var shown = line.Content.Length > MaxShown ? line.Content[..MaxShown] + "…" : line.Content;
        return new()
        {
            Id = AnomalyIdentity.IdOf(Name, signal, line.Time),
            Scorer = Name,
            Kind = AnomalyKinds.NewTemplate,
            Signal = signal,
            Title = $"New in {line.Scope.Group}: {shown}",
            Severity = severity,
            Score = Math.Max(Surprise.Threshold, Surprise.Of(chance, ThresholdDigits)),
            Threshold = Surprise.Threshold,
            Resource = line.Resource,
            Window = new(line.Time, line.Time),
            Time = line.Time,
            Reasons = [string.Create(CultureInfo.InvariantCulture, $"a line of this shape was never seen among the last {known.Lines} lines ({known.Count} shapes) of this stream")],
            Labels = ImmutableSortedDictionary<string, string>.Empty
                .WithComparers(StringComparer.Ordinal)
                .Add(AnomalyLabels.LogGroup, line.Scope.Group)
                .Add(AnomalyLabels.LogStream, line.Scope.Stream)
                .Add(AnomalyLabels.Program, line.Activity.Program)
                .Add(AnomalyLabels.Template, line.Activity.Template),
            EventIds = [line.Event.EventId],
        };
    }
}
