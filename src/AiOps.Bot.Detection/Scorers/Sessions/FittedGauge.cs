namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>A gauge with what it measured on sessions that were held out of its training.</summary>
internal sealed record FittedGauge(ISessionGauge Gauge, double[] HeldOut)
{
    public (ISessionGauge Gauge, double Threshold) WithThreshold(GaugeTraining training) => (
        Gauge,
        training.IsScored
            ? SessionThreshold.OfMixed(HeldOut, training.Sessions.Count, training.FalseAlarms)
            : SessionThreshold.Of(HeldOut, training));
}
