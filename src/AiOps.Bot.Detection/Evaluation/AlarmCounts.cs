namespace AiOps.Bot.Detection.Evaluation;

/// <summary>Rows by what they are and by what was said of them.</summary>
/// <param name="Found">Anomalous, and raised.</param>
/// <param name="False">Ordinary, and raised.</param>
/// <param name="Missed">Anomalous, not raised.</param>
/// <param name="Quiet">Ordinary, not raised.</param>
public readonly record struct AlarmCounts(int Found, int False, int Missed, int Quiet)
{
    public int Rows => Found + False + Missed + Quiet;

    /// <summary>Of what was raised, how much is anomalous; 0 where nothing was raised.</summary>
    public double Precision => Share(Found, Found + False);

    /// <summary>Of what is anomalous, how much was raised.</summary>
    public double Recall => Share(Found, Found + Missed);

    public double F1 => Share(2.0 * Found, (2.0 * Found) + False + Missed);

    public double Accuracy => Share(Found + Quiet, Rows);

    public static AlarmCounts operator +(AlarmCounts one, AlarmCounts other) =>
        new(one.Found + other.Found, one.False + other.False, one.Missed + other.Missed, one.Quiet + other.Quiet);

    public static AlarmCounts Of(bool isAnomalous, bool isRaised) => (isAnomalous, isRaised) switch
    {
        (true, true) => new(1, 0, 0, 0),
        (false, true) => new(0, 1, 0, 0),
        (true, false) => new(0, 0, 1, 0),
        _ => new(0, 0, 0, 1),
    };

    public static AlarmCounts Of(TrialRows rows) => rows.Labels.Zip(rows.Raised, Of).Aggregate(default(AlarmCounts), (sum, row) => sum + row);

    private static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;
}
