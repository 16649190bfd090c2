using System.Globalization;
using System.Text;
using System.Xml.Linq;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Rds;

/// <summary>RDS, as far as instances and their log files go.</summary>
internal sealed class RdsOperations(SortedDictionary<string, Database> databases, DatabaseLogFiles files, AccountFacts account) : IServiceOperations
{
    private const int MaxPortionBytes = 1_048_576;
    private const int MaxPortionLines = 10_000;

    public IEnumerable<Operation> Operations =>
    [
        new("rds", "DescribeDBInstances", false, DescribeInstances),
        new("rds", "DescribeDBLogFiles", false, DescribeLogFiles),
        new("rds", "DownloadDBLogFilePortion", false, Download),
    ];

    private AwsReply DescribeInstances(AwsCall call)
    {
        var chosen = call.Query.Has("DBInstanceIdentifier") ? [Require(call)] : databases.Values.ToList();
        return Page(call, "DBInstances", chosen, Describe);
    }

    private AwsReply DescribeLogFiles(AwsCall call)
    {
        var database = Require(call);
        var contains = call.Query.Find("FilenameContains") ?? "";
        var writtenAfter = call.Query.LongNumber("FileLastWritten") ?? 0;
        var found = DatabaseLogFiles.Hours(call.Now)
            .Where(hour => hour >= database.CreatedAt)
            .Select(hour => (Name: DatabaseLogFiles.NameOf(hour), Written: LastWritten(hour, call.Now), Size: SizeOf(database, hour)))
            .Where(f => f.Name.Contains(contains, StringComparison.Ordinal) && f.Written >= writtenAfter && f.Size >= (call.Query.LongNumber("FileSize") ?? 0))
            .ToList();
        return Page(call, "DescribeDBLogFiles", found, file => new XElement(
            "DescribeDBLogFilesDetails", new XElement("LogFileName", file.Name), new XElement("LastWritten", file.Written), new XElement("Size", file.Size)));
    }

    /// <summary>Without a marker but with a number of lines it gives the end of the file, otherwise it reads on from the marker.</summary>
    private AwsReply Download(AwsCall call)
    {
        var database = Require(call);
        var name = call.Query.Require("LogFileName");
        if (DatabaseLogFiles.HourOf(name) is not { } hour || !DatabaseLogFiles.Hours(call.Now).Contains(hour))
        {
            throw new AwsErrorException("DBLogFileNotFoundFault", $"DBLog File: {name}, is not found on the DB instance", 404);
        }

        var lines = files.Lines(database, hour);
        var wanted = Math.Clamp(call.Query.Number("NumberOfLines") ?? MaxPortionLines, 1, MaxPortionLines);
        var first = Math.Min(lines.Count, FirstLine(call, lines.Count, wanted));
        var (text, next) = Portion(lines, first, wanted);
        return AwsReply.Xml(
            new XElement("LogFileData", text),
            new XElement("Marker", next.ToString(CultureInfo.InvariantCulture)),
            new XElement("AdditionalDataPending", next < lines.Count));
    }

    private static int FirstLine(AwsCall call, int lines, int wanted)
    {
        if (!call.Query.Has("Marker"))
        {
            return call.Query.Has("NumberOfLines") ? Math.Max(0, lines - wanted) : 0;
        }

        return call.Query.Number("Marker") is >= 0 and { } line ? line : throw new AwsErrorException("InvalidParameterValue", "Invalid marker.");
    }

    private static (string Text, int Next) Portion(IReadOnlyList<string> lines, int first, int wanted)
    {
        var (text, next) = (new StringBuilder(), first);
        while (next < lines.Count && next - first < wanted && text.Length + lines[next].Length <= MaxPortionBytes)
        {
            text.Append(lines[next++]);
        }

        return (text.ToString(), next);
    }

    private Database Require(AwsCall call)
    {
        var name = call.Query.Require("DBInstanceIdentifier");
        return databases.GetValueOrDefault(name) ?? throw new AwsErrorException("DBInstanceNotFound", $"DBInstance {name} not found.", 404);
    }

    private long SizeOf(Database database, DateTimeOffset hour) => files.Lines(database, hour).Sum(line => (long)Encoding.UTF8.GetByteCount(line));

    private static long LastWritten(DateTimeOffset hour, DateTimeOffset now) => (hour.AddHours(1) < now ? hour.AddHours(1) : now).ToUnixTimeMilliseconds();

    private static AwsReply Page<T>(AwsCall call, string name, List<T> items, Func<T, XElement> toXml)
    {
        var size = call.Query.Number("MaxRecords") ?? 100;
        if (size is < 20 or > 100)
        {
            throw new AwsErrorException("InvalidParameterValue", $"Invalid value {size} for MaxRecords. Must be between 20 and 100");
        }

        var offset = call.Query.Find("Marker") switch
        {
            null => 0,
            var marker => OpaqueToken.Decode(marker, 1) is [>= 0 and <= int.MaxValue and var place] ? (int)place : throw new AwsErrorException("InvalidParameterValue", "Invalid marker."),
        };
        var set = new XElement(name, items.Skip(offset).Take(size).Select(toXml));
        return offset + size < items.Count ? AwsReply.Xml(set, new XElement("Marker", OpaqueToken.Encode(offset + size))) : AwsReply.Xml(set);
    }

    private XElement Describe(Database database) => new(
        "DBInstance",
        new XElement("DBInstanceIdentifier", database.Identifier),
        new XElement("DBInstanceClass", "db.t4g.medium"),
        new XElement("Engine", database.Engine),
        new XElement("EngineVersion", database.EngineVersion),
        new XElement("DBInstanceStatus", "available"),
        new XElement("MasterUsername", "postgres"),
        new XElement("Endpoint", new XElement("Address", database.Address), new XElement("Port", 5432)),
        new XElement("AllocatedStorage", 100),
        new XElement("InstanceCreateTime", database.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
        new XElement("BackupRetentionPeriod", 7),
        new XElement("MultiAZ", false),
        new XElement("PubliclyAccessible", false),
        new XElement("StorageEncrypted", true),
        new XElement("DBInstanceArn", account.Arn("rds", "db:" + database.Identifier)),
        new XElement("EnabledCloudwatchLogsExports", new XElement("member", "postgresql")));
}
