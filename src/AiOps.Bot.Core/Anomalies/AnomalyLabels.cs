namespace AiOps.Bot.Core.Anomalies;

/// <summary>Names of the labels that anomalies and their alerts carry.</summary>
public static class AnomalyLabels
{
    public const string LogGroup = "logGroup";
    public const string LogStream = "logStream";
    public const string Template = "template";
    public const string SourceAddress = "sourceAddress";
    public const string User = "user";
    public const string Program = "program";

    /// <summary>How many events were counted.</summary>
    public const string Count = "count";

    /// <summary>ISO-8601 UTC time of the last event before the silence.</summary>
    public const string LastSeen = "lastSeen";

    /// <summary>The learned schedule in words, for example "hourly at minute 7".</summary>
    public const string Schedule = "schedule";

    /// <summary>How many expected occurrences were missed.</summary>
    public const string Missed = "missed";

    /// <summary>The TCP port of the service, where a rule knows it (22 for sshd).</summary>
    public const string Port = "port";

    /// <summary>The metric's name, as its source spells it.</summary>
    public const string Metric = "metric";

    /// <summary>A registered model's name.</summary>
    public const string Model = "model";

    /// <summary>Its version.</summary>
    public const string Version = "version";

    /// <summary>ISO-8601 UTC time at which a limit is most likely passed.</summary>
    public const string ExpectedAt = "expectedAt";

    /// <summary>Who was refused: an ARN, for an assumed role without the session's name; else a user's name.</summary>
    public const string Principal = "principal";

    /// <summary>The IAM permission that was wanting, as policies write it: <c>rds:DownloadDBLogFilePortion</c>. Several are joined by commas.</summary>
    public const string Permission = "permission";

    /// <summary>How many different users were tried.</summary>
    public const string Users = "users";

    /// <summary>Several source addresses, joined by commas, where no one of them stands out.</summary>
    public const string SourceAddresses = "sourceAddresses";
}
