namespace AiOps.Bot.Core.Anomalies;

/// <summary>The kinds of anomaly that scorers raise. Investigations choose collectors by them, never by a scorer's name.</summary>
public static class AnomalyKinds
{
    /// <summary>A line of a shape never seen in this stream.</summary>
    public const string NewTemplate = "new-template";

    /// <summary>A shape seen much more often than usual for this hour of the week.</summary>
    public const string RateRise = "rate-rise";

    /// <summary>An expected event that stopped.</summary>
    public const string ActivityCeased = "expected-activity-ceased";

    /// <summary>A ceased event that came again: resolves <see cref="ActivityCeased"/>.</summary>
    public const string ActivityResumed = "expected-activity-resumed";

    /// <summary>A whole stream went silent while others go on.</summary>
    public const string SourceSilent = "source-silent";

    /// <summary>Many failed logins from one address.</summary>
    public const string LoginBruteForce = "login-brute-force";

    /// <summary>A login accepted from an address that had failed before.</summary>
    public const string LoginAfterFailures = "login-after-failures";

    /// <summary>A metric at a value that is unusual for this time.</summary>
    public const string MetricUnusual = "metric-unusual";

    /// <summary>A metric that is about to pass a limit: a disk that fills, a certificate that ends.</summary>
    public const string LimitAhead = "limit-ahead";

    /// <summary>Errors that grow by a factor towards a failure, while they are still few.</summary>
    public const string ErrorGrowth = "error-growth";

    /// <summary>A model's rows are no longer like those that it was trained on.</summary>
    public const string ModelDrift = "model-drift";

    /// <summary>Calls that AWS refused for want of a permission.</summary>
    public const string AccessDenied = "access-denied";
}
