using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Features;
using AiOps.Bot.Detection.Prediction;

namespace AiOps.Bot.Detection.Scorers.Rates;

/// <summary>
/// Foretells failures from errors of a stream that grow by a factor while they are still few (<see cref="ErrorPrecursor"/>): when they will be ten times the usual top, and how sure that is.
/// Looks at each full minute that had errors. Told once; over when nothing is in sight for an hour.
/// </summary>
internal sealed class ErrorGrowthScorer : IScorerPart
{
    private const int MaxStreams = 512;

    /// <summary>Whoever is called needs minutes, and nobody can foretell errors for longer.</summary>
    private const int Horizon = 120;

    /// <summary>A sum of ten minutes tells growth from a bad minute; results are flat between 8 and 15.</summary>
    private const int Window = 10;

    private const int LeastErrors = 10;

    /// <summary>Ten times the worst ten minutes is an outage to whoever is on call.</summary>
    private const double Outage = 10;

    /// <summary>A minute: fewer than one a second of a stream that never had any are no outage yet.</summary>
    private const double LeastLimit = 60;

    /// <summary>Two bursts that overlap make twice the highest.</summary>
    private const double OverPeak = 2.5;

    /// <summary>A line through fewer minutes may be one burst.</summary>
    private const int LeastMinutes = 8;

    /// <summary>Three looks that agree: chance does not last.</summary>
    private const int LeastInSight = 3;

    private static readonly TimeSpan OverAfter = TimeSpan.FromHours(1);
    private readonly BoundedMap<StreamKey, ErrorMinutes> _streams = new(MaxStreams);

    public string Name => "error-growth";

    public byte Version => 1;

    public void Observe(in ObservedLine line, ICollection<Anomaly> found)
    {
        var minute = line.Time.UtcTicks / TimeSpan.TicksPerMinute;
        if (!_streams.TryUse(line.Scope, out var errors))
        {
            // Begins with the stream, so that the first errors after quiet weeks meet a day of none.
            errors = new(minute, line.Resource);
            _streams.Set(line.Scope, errors);
        }

        if (minute > errors.Minute)
        {
            Close(line.Scope, errors, minute, found);
        }

        if (line.Severity >= LogSeverity.Error && line.Login is null)
        {
            errors.Add(minute, line.Resource, line.Event.EventId);
        }
    }

    public void AdvanceTo(DateTimeOffset watermark, ICollection<Anomaly> found)
    {
        var minute = watermark.UtcTicks / TimeSpan.TicksPerMinute;
        foreach (var (scope, errors) in _streams.OldestFirst)
        {
            if (minute > errors.Minute)
            {
                Close(scope, errors, minute, found);
            }
        }
    }

    public void Save(BinaryWriter writer) => writer.WriteMap(_streams, (w, scope, errors) =>
    {
        w.Write(scope);
        errors.Save(w);
    });

    public void Load(BinaryReader reader) => reader.ReadMap(_streams, r => (r.ReadStreamKey(), ErrorMinutes.Load(r)));

    private static void Close(StreamKey scope, ErrorMinutes errors, long minute, ICollection<Anomaly> found)
    {
        if (errors.Count > 0)
        {
            Look(scope, errors, found);
        }

        errors.MoveTo(minute);
        var now = new DateTimeOffset(minute * TimeSpan.TicksPerMinute, TimeSpan.Zero);
        if (errors.Told is { } told && now - told >= OverAfter && errors.Sum((int)OverAfter.TotalMinutes) < LeastErrors)
        {
            errors.Told = null;
            found.Add(GrowthAnomaly.Over(scope, errors, told, now));
        }
    }

    private static void Look(StreamKey scope, ErrorMinutes errors, ICollection<Anomaly> found)
    {
        var growth = IsRise(errors) ? ErrorPrecursor.Foretell(errors.ToArray(), Horizon, LimitOf(errors)) : null;
        errors.InSight = growth is { DoublingRows: not null, Forecast: { Outcome: ThresholdOutcome.Expected, LearnedRows: >= LeastMinutes } } ? errors.InSight + 1 : 0;
        if (errors.InSight >= LeastInSight && errors.Told is null)
        {
            errors.Told = new((errors.Minute + 1) * TimeSpan.TicksPerMinute, TimeSpan.Zero);
            found.Add(GrowthAnomaly.Of(scope, errors, growth!, errors.Told.Value));
        }
    }

    /// <summary>A minute.</summary>
    private static double LimitOf(ErrorMinutes errors) => Math.Max(LeastLimit, Outage * errors.HighestSum(Window, 6 * Window) / Window);

    /// <summary>
    /// Many more errors than any ten minutes of the day before had; more than those just before, and more than they would have by chance in one of ten million times
    /// (<see cref="RateLimit.ThresholdDigits"/>).
    /// </summary>
    private static bool IsRise(ErrorMinutes errors)
    {
        var (now, before) = (errors.Sum(Window), errors.Sum(Window, Window));
        return errors.IsWarm && now >= LeastErrors && now > before
            && now > OverPeak * errors.HighestSum(Window, 6 * Window)
            && TailProbability.LogPoisson(now, Math.Max(1, errors.HighestSum(Window, 6 * Window))) <= -RateLimit.ThresholdDigits * Math.Log(10);
    }
}
