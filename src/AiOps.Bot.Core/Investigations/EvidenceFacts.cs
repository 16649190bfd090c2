namespace AiOps.Bot.Core.Investigations;

/// <summary>Names of the facts that evidence carries. Actions bind their parameters to these and to nothing else.</summary>
public static class EvidenceFacts
{
    public const string Instance = "instance";
    public const string SecurityGroup = "securityGroup";
    public const string Protocol = "protocol";
    public const string FromPort = "fromPort";
    public const string ToPort = "toPort";
    public const string Cidr = "cidr";
    public const string PublicAddress = "publicAddress";

    /// <summary>The crontab's path on the instance.</summary>
    public const string Path = "path";

    /// <summary>1-based line number in the crontab.</summary>
    public const string Line = "line";
    public const string LineText = "lineText";
    public const string SuggestedLineText = "suggestedLineText";
    public const string Rule = "rule";
    public const string FileSha256 = "fileSha256";

    /// <summary>The person or role that made a change.</summary>
    public const string Actor = "actor";
    public const string EventName = "eventName";
    public const string EventTime = "eventTime";

    /// <summary>A role or user that lacks a permission.</summary>
    public const string Principal = "principal";

    /// <summary>An IAM action such as <c>s3:PutObject</c>.</summary>
    public const string Permission = "permission";
    public const string SourceAddress = "sourceAddress";
    public const string User = "user";

    /// <summary>ISO-8601 UTC time of a file's last modification.</summary>
    public const string ModifiedAt = "modifiedAt";

    /// <summary>The command that cron starts now.</summary>
    public const string Command = "command";

    /// <summary>The command that cron started before the onset, where it was another.</summary>
    public const string CommandBefore = "commandBefore";

    /// <summary>What a refused call was made on, as an ARN.</summary>
    public const string TargetResource = "targetResource";

    /// <summary>The worst <see cref="Telemetry.LogSeverity"/> among the lines.</summary>
    public const string Severity = "severity";

    /// <summary>The id of the alert that trigger lines belong to.</summary>
    public const string Alert = "alert";

    /// <summary>The id of an earlier incident.</summary>
    public const string PastIncident = "pastIncident";

    /// <summary>What a person said of the earlier incident's cause: a <see cref="Incidents.CauseAnswer"/>.</summary>
    public const string PastAnswer = "pastAnswer";

    /// <summary>The kind of hypothesis that was confirmed or denied.</summary>
    public const string PastCause = "pastCause";

    /// <summary>What it blamed.</summary>
    public const string PastEntity = "pastEntity";

    /// <summary>0 to 1: how alike the earlier incident is, halved every 20 days.</summary>
    public const string PastWeight = "pastWeight";

    /// <summary>The metric that went furthest.</summary>
    public const string Metric = "metric";

    /// <summary>How far from the ordinary: in deviations for metrics, in nats for the flow of logs.</summary>
    public const string Deviation = "deviation";

    /// <summary>A template of the logs, and what follows it.</summary>
    public const string Statement = "statement";
    public const string Successor = "successor";

    /// <summary>Who calls, and who is called.</summary>
    public const string Caller = "caller";
    public const string Callee = "callee";

    /// <summary>What sort of change: see <see cref="ChangeKinds"/>.</summary>
    public const string ChangeKind = "changeKind";
}
