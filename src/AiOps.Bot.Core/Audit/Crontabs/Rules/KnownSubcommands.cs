namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>Subcommands and options by program. A word that is not near one of them is never judged, so the lists need not be complete.</summary>
internal static class KnownSubcommands
{
    public static readonly Dictionary<string, string[]> OfPrograms = new(StringComparer.Ordinal)
    {
        ["aws"] =
        [
            "s3", "s3api", "ec2", "rds", "iam", "sts", "logs", "cloudwatch", "cloudtrail", "cloudformation", "lambda", "ecs", "ecr", "eks", "sns", "sqs", "ssm", "dynamodb", "kms",
            "secretsmanager", "route53", "elbv2", "autoscaling", "backup", "events", "stepfunctions", "glue", "athena", "redshift", "kinesis", "firehose", "organizations", "configure", "efs", "fsx",
        ],
        ["git"] = ["pull", "push", "fetch", "clone", "commit", "add", "checkout", "reset", "clean", "status", "stash", "merge", "rebase", "submodule", "branch", "switch", "restore", "remote", "log", "diff", "show", "tag", "archive", "bundle", "prune", "repack", "maintenance"],
        ["systemctl"] = ["start", "stop", "restart", "reload", "status", "enable", "disable", "daemon-reload", "is-active", "is-enabled", "is-failed", "try-restart", "reload-or-restart", "kill", "mask", "unmask", "reset-failed"],
        ["docker"] = ["run", "exec", "start", "stop", "restart", "pull", "push", "build", "compose", "system", "image", "images", "container", "volume", "network", "logs", "prune", "kill", "inspect", "login", "save", "load", "create", "stats"],
        ["kubectl"] = ["get", "apply", "delete", "exec", "rollout", "scale", "logs", "create", "patch", "describe", "annotate", "label", "drain", "cordon", "uncordon", "set", "config", "port-forward", "replace"],
    };

    public static readonly Dictionary<string, string[]> OfServices = new(StringComparer.Ordinal)
    {
        ["aws s3"] = ["cp", "sync", "mv", "rm", "ls", "mb", "rb", "presign", "website"],
        ["aws rds"] =
        [
            "download-db-log-file-portion", "describe-db-log-files", "describe-db-instances", "describe-db-clusters", "describe-db-snapshots", "describe-db-cluster-snapshots", "create-db-snapshot",
            "create-db-cluster-snapshot", "delete-db-snapshot", "delete-db-cluster-snapshot", "copy-db-snapshot", "copy-db-cluster-snapshot", "start-db-instance", "stop-db-instance", "start-db-cluster",
            "stop-db-cluster", "reboot-db-instance", "modify-db-instance", "start-export-task", "describe-export-tasks", "describe-events", "generate-db-auth-token",
        ],
        ["aws ec2"] =
        [
            "describe-instances", "describe-snapshots", "describe-volumes", "describe-images", "create-snapshot", "create-snapshots", "create-image", "delete-snapshot", "deregister-image", "start-instances",
            "stop-instances", "reboot-instances", "create-tags", "describe-security-groups", "authorize-security-group-ingress", "revoke-security-group-ingress",
        ],
        ["aws logs"] = ["create-export-task", "describe-export-tasks", "put-log-events", "get-log-events", "filter-log-events", "describe-log-groups", "describe-log-streams", "put-retention-policy", "start-query", "get-query-results", "tail"],
        ["aws ssm"] = ["send-command", "get-parameter", "get-parameters", "put-parameter", "get-command-invocation", "start-session", "get-parameters-by-path"],
        ["aws dynamodb"] = ["create-backup", "delete-backup", "list-backups", "export-table-to-point-in-time", "scan", "query", "put-item", "get-item", "update-item", "delete-item"],
        ["aws sts"] = ["get-caller-identity", "assume-role", "get-session-token", "assume-role-with-web-identity"],
        ["aws s3api"] = ["put-object", "get-object", "head-object", "copy-object", "delete-object", "list-objects", "list-objects-v2", "list-buckets", "list-object-versions", "put-object-acl"],
    };

    /// <summary>Options that all commands of the AWS command line share, with the common ones of s3.</summary>
    public static readonly string[] AwsOptions =
    [
        "--output", "--region", "--profile", "--query", "--endpoint-url", "--no-verify-ssl", "--no-paginate", "--debug", "--no-sign-request", "--ca-bundle", "--cli-read-timeout", "--cli-connect-timeout",
        "--no-cli-pager", "--recursive", "--exclude", "--include", "--delete", "--quiet", "--only-show-errors", "--storage-class", "--sse", "--sse-kms-key-id", "--acl", "--dryrun", "--no-progress",
        "--db-instance-identifier", "--log-file-name", "--starting-token", "--max-items", "--page-size", "--filters", "--instance-ids", "--tags", "--description",
    ];
}
