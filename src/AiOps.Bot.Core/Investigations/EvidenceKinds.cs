namespace AiOps.Bot.Core.Investigations;

/// <summary>What evidence can show.</summary>
public static class EvidenceKinds
{
    /// <summary>The log lines that the alert is made of.</summary>
    public const string TriggerLines = "trigger-lines";

    /// <summary>Lines of a shape that is new around the onset.</summary>
    public const string NovelLines = "novel-lines";

    /// <summary>Log windows most like the onset, by vector search.</summary>
    public const string RelatedWindows = "related-windows";

    /// <summary>A change recorded by CloudTrail.</summary>
    public const string Change = "change";

    /// <summary>A fault in a crontab line.</summary>
    public const string CrontabFault = "crontab-fault";

    /// <summary>A crontab line that reads as right.</summary>
    public const string CrontabSound = "crontab-sound";

    /// <summary>Cron goes on starting the job although its effect ceased.</summary>
    public const string JobStillStarted = "job-still-started";

    /// <summary>A call that was refused for want of a permission.</summary>
    public const string PermissionMissing = "permission-missing";

    /// <summary>A port open to the world on an instance that the world can reach.</summary>
    public const string ExposedPort = "exposed-port";

    /// <summary>No security group opens the port to the world.</summary>
    public const string PortNotExposed = "port-not-exposed";

    /// <summary>The state of the resource itself: an instance, a database.</summary>
    public const string ResourceState = "resource-state";

    /// <summary>The host goes on writing other lines since the onset.</summary>
    public const string HostStillWriting = "host-still-writing";

    /// <summary>Nothing came from the host since the onset, although others go on.</summary>
    public const string HostSilent = "host-silent";

    /// <summary>An earlier incident like this one, with what a person said of its cause.</summary>
    public const string PastIncident = "past-incident";

    /// <summary>Statements of the logs follow each other otherwise than before the onset.</summary>
    public const string ControlFlow = "control-flow";

    /// <summary>A metric is far from its ordinary values since the onset.</summary>
    public const string MetricDeviation = "metric-deviation";

    /// <summary>The metrics of the resource stay at their ordinary values.</summary>
    public const string MetricsOrdinary = "metrics-ordinary";

    /// <summary>Calls from one part to another take longer, or fail, since the onset.</summary>
    public const string EdgeDelay = "edge-delay";

    /// <summary>What is misconfigured on the resource, whenever it came to be.</summary>
    public const string Finding = "finding";

    /// <summary>What calls what around the resource.</summary>
    public const string Topology = "topology";

    /// <summary>What a typed query gave that a model or a person asked for.</summary>
    public const string QueryResult = "query-result";
}
