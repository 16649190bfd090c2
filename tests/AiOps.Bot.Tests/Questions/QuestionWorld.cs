using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Tests.Questions;

/// <summary>A small account that questions are asked about: two hosts, a function, a database, a trail, two incidents.</summary>
internal static class QuestionWorld
{
    public static readonly LogEvent[] Lines =
    [
        Line("/ec2/auth", "web-1", 5, "Failed password for root from 203.0.113.77 port 40112 ssh2"),
        Line("/ec2/auth", "web-1", 4, "Failed password for ada from 203.0.113.77 port 40113 ssh2"),
        Line("/ec2/auth", "db-1", 3, "Accepted publickey for ada from 198.51.100.7 port 50112 ssh2"),
        Line("/ec2/cron", "db-1", 20, "CROND[811]: (dbops) CMD (/opt/dbops/export.sh --instance orders)"),
        Line("/ec2/syslog", "db-1", 60 * 30, "export[812]: exported 120 rows"),
        Line("/aws/lambda/checkout", "checkout", 10, "ERROR payment refused: timeout after 3000 ms", LogSeverity.Error),
        Line("/aws/lambda/checkout", "checkout", 12, "INFO order 4711 stored", LogSeverity.Info),
        Line("/aws/lambda/checkout", "checkout", 60 * 26, "ERROR payment refused: timeout after 3000 ms", LogSeverity.Error),
        Line("/aws/rds/instance/orders-db/postgresql", "orders-db", 8, "FATAL: remaining connection slots are reserved", LogSeverity.Critical),
        Line("/aws/rds/instance/orders-db/postgresql", "orders-db", 9, "WARNING: out of disk soon", LogSeverity.Warning),
        Line("/aws/cloudtrail/management", "trail", 90, Call("AuthorizeSecurityGroupIngress", "ec2.amazonaws.com", "marta", "groupId", "sg-07f3")),
        Line("/aws/cloudtrail/management", "trail", 95, Call("PutRolePolicy", "iam.amazonaws.com", "jonas", "roleName", "ops-host")),
        Line("/aws/cloudtrail/management", "trail", 96, Call("DescribeInstances", "ec2.amazonaws.com", "jonas", "instanceId", "i-1", readOnly: true)),
    ];

    public static ListIncidentStore Incidents() => new(
        Incident("inc-7f3k2m9x", "payment errors in checkout", IncidentStatus.Triggered), Incident("inc-1a2b3c4d", "guessed password on web-1", IncidentStatus.Resolved));

    private static LogEvent Line(string group, string resource, int minutesAgo, string message, LogSeverity severity = LogSeverity.Unknown) =>
        Some.LogEvent(message, Some.Noon.AddMinutes(-minutesAgo), stream: new("cloudwatch", group, resource)) with { Severity = severity, Resource = new(resource) };

    private static string Call(string name, string source, string user, string parameter, string value, bool readOnly = false) =>
        $$"""{"eventVersion":"1.08","eventTime":"2026-03-14T10:30:00Z","eventSource":"{{source}}","eventName":"{{name}}","userIdentity":{"type":"IAMUser","userName":"{{user}}","accountId":"1"},"sourceIPAddress":"198.51.100.9","readOnly":{{(readOnly ? "true" : "false")}},"requestParameters":{"{{parameter}}":"{{value}}"},"eventID":"{{name}}-1","recipientAccountId":"1"}""";

    private static Incident Incident(string id, string title, IncidentStatus status) => new()
    {
        Id = new(id), Title = title, Severity = Severity.High, Status = status, Kind = "rate-rise", Account = "1", Region = "r",
        StartedAt = Some.Noon.AddHours(-2), OpenedAt = Some.Noon.AddHours(-1), LastSeen = Some.Noon, ResolvedAt = status == IncidentStatus.Resolved ? Some.Noon : null,
    };
}
