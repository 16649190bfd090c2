using System.Globalization;
using System.Text.Json.Nodes;
using AiOps.Bot.Sandbox.CloudTrail;
using AiOps.Bot.Sandbox.Rds;

namespace AiOps.Bot.Sandbox.Hosts.Programs;

/// <summary>Copies the database's last complete hourly log file to a bucket, with the permissions of the host's role as they are at that time.</summary>
internal sealed class RdsLogExport : IHostProgram
{
    private const string Tag = "rds-log-export";
    private const string Action = "rds:DownloadDBLogFilePortion";

    public ProgramRun Start(SandboxWorld world, SimulatedHost host, IReadOnlyList<string> arguments)
    {
        var duration = TimeSpan.FromMilliseconds(world.HostRandom.Next(900, 1_900));
        var (database, bucket) = (Option(arguments, "--instance"), Option(arguments, "--bucket"));
        if (database is null || bucket is null)
        {
            return new ProgramRun(2, "usage: export-rds-logs.sh --instance NAME --bucket NAME", TimeSpan.FromMilliseconds(50));
        }

        var arn = world.Account.Arn("rds", "db:" + database);
        var denied = world.Roles.Denial(host.Instance.RoleName, Action, arn);
        var fileName = DatabaseLogFiles.NameOf(world.Timeline.Now.AddHours(-1));
        Record(world, host, database, fileName, denied is null ? null : ErrorText(world, host, arn));
        var line = denied is null
            ? Export(world, database, bucket, fileName)
            : $"ERROR: An error occurred (AccessDenied) when calling the DownloadDBLogFilePortion operation: {ErrorText(world, host, arn)}";
        SystemLog.WriteLater(world, host, Tag, duration, line);
        return new ProgramRun(denied is null ? 0 : 1, line, duration);
    }

    private static string Export(SandboxWorld world, string database, string bucket, string fileName)
    {
        var size = DatabaseLogFiles.SizeOf(fileName);
        world.Buckets.Put(bucket, $"{database}/{fileName["error/".Length..]}", size, world.Timeline.Now);
        return string.Create(CultureInfo.InvariantCulture, $"exported {fileName} to s3://{bucket}/{database}/ ({size} bytes)");
    }

    private static string ErrorText(SandboxWorld world, SimulatedHost host, string arn)
        => $"User: {world.Account.GlobalArn("sts", $"assumed-role/{host.Instance.RoleName}/{host.Instance.Id}")} is not authorized to perform: {Action} on resource: {arn} because no identity-based policy allows the {Action} action";

    private static void Record(SandboxWorld world, SimulatedHost host, string database, string fileName, string? error)
    {
        var parameters = new JsonObject { ["dBInstanceIdentifier"] = database, ["logFileName"] = fileName, ["marker"] = "0" };
        world.Trail.Append(new TrailRecord
        {
            Time = world.Timeline.Now,
            Principal = Principal.RoleSession(world.Account, host.Instance.RoleName ?? "", host.Instance.Id),
            EventSource = "rds.amazonaws.com",
            EventName = "DownloadDBLogFilePortion",
            EventId = world.Ids.Uuid(),
            RequestId = world.Ids.Uuid(),
            SourceAddress = host.Instance.PrivateAddress,
            UserAgent = "aws-cli/2.24.10 md/awscrt#0.23.8 ua/2.1 os/linux#6.1 lang/python#3.12.9",
            ReadOnly = true,
            RequestParameters = parameters,
            ErrorCode = error is null ? null : "AccessDenied",
            ErrorMessage = error,
            Resources = TrailResources.In(parameters),
        });
    }

    private static string? Option(IReadOnlyList<string> arguments, string name)
    {
        var at = arguments.ToList().IndexOf(name);
        return at >= 0 && at + 1 < arguments.Count ? arguments[at + 1] : null;
    }
}
