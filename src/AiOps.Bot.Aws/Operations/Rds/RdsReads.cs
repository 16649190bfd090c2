using System.Globalization;
using System.Xml.Linq;
using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.Aws.Operations.Rds;

/// <summary>Reads databases and the names of their log files.</summary>
internal sealed class RdsReads(AwsWire wire)
{
    /// <param name="id">One instance, or null for all.</param>
    public IAsyncEnumerable<IReadOnlyList<DatabaseInstance>> DescribeDbInstancesAsync(string? id, CancellationToken cancellationToken) =>
        Paging.PagesAsync<IReadOnlyList<DatabaseInstance>>("rds:DescribeDBInstances", async (token, cancel) =>
        {
            var form = new QueryForm().Add("DBInstanceIdentifier", id).Add("MaxRecords", 100).Add("Marker", token);
            var result = await ResultAsync(form, "DescribeDBInstances", cancel);
            return ([.. result.Items("DBInstances", "DBInstance").Select(ReadInstance)], result.Text("Marker"));
        }, cancellationToken);

    public IAsyncEnumerable<IReadOnlyList<DatabaseLogFile>> DescribeDbLogFilesAsync(string id, CancellationToken cancellationToken) =>
        Paging.PagesAsync<IReadOnlyList<DatabaseLogFile>>("rds:DescribeDBLogFiles", async (token, cancel) =>
        {
            var form = new QueryForm().Add("DBInstanceIdentifier", id).Add("Marker", token);
            var result = await ResultAsync(form, "DescribeDBLogFiles", cancel);
            return ([.. result.Items("DescribeDBLogFiles", "DescribeDBLogFilesDetails").Select(ReadLogFile)], result.Text("Marker"));
        }, cancellationToken);

    private async Task<XElement> ResultAsync(QueryForm form, string operation, CancellationToken cancellationToken)
    {
        var answer = await wire.SendAsync(form.Call(AwsApi.Rds, operation), cancellationToken);
        return answer.Xml().Element(operation + "Result") ?? throw AwsException.Unreadable(answer.Call, answer.Status, null);
    }

    private static DatabaseInstance ReadInstance(XElement item) => new(
        item.TextOrEmpty("DBInstanceIdentifier"),
        item.TextOrEmpty("DBInstanceArn"),
        item.TextOrEmpty("Engine"),
        item.TextOrEmpty("EngineVersion"),
        item.TextOrEmpty("DBInstanceStatus"),
        [.. item.Items("EnabledCloudwatchLogsExports", "member").Select(m => m.Value)]);

    private static DatabaseLogFile ReadLogFile(XElement item) => new(
        item.TextOrEmpty("LogFileName"),
        DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(Number(item.Text("LastWritten")), 0, 253_402_300_799_999)),
        Number(item.Text("Size")));

    private static long Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
}
