using System.Text.RegularExpressions;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Logs;

/// <summary>CloudWatch Logs.</summary>
internal sealed partial class LogOperations(LogGroups groups) : IServiceOperations
{
    public IEnumerable<Operation> Operations =>
    [
        new("logs", "DescribeLogGroups", false, new DescribeLogs(groups).Groups),
        new("logs", "DescribeLogStreams", false, new DescribeLogs(groups).Streams),
        new("logs", "FilterLogEvents", false, new FilterLogEvents(groups).Run),
        new("logs", "GetLogEvents", false, new GetLogEvents(groups).Run),
        new("logs", "StartQuery", false, groups.Insights.Start),
        new("logs", "GetQueryResults", false, groups.Insights.Results),
        new("logs", "StopQuery", false, groups.Insights.Stop),
        new("logs", "PutLogEvents", true, new PutLogEvents(groups).Run) { IsDataEvent = true },
        new("logs", "CreateLogGroup", true, CreateLogGroup),
        new("logs", "CreateLogStream", true, CreateLogStream),
    ];

    private AwsReply CreateLogGroup(AwsCall call)
    {
        var name = call.Json.RequireText("logGroupName");
        if (!GroupName().IsMatch(name))
        {
            throw new AwsErrorException("InvalidParameterException", "A log group's name has 1 to 512 letters, digits and characters of .-_/#.");
        }

        if (groups.Find(name) is not null)
        {
            throw new AwsErrorException("ResourceAlreadyExistsException", "The specified log group already exists");
        }

        groups.GetOrCreate(name, call.Now);
        return AwsReply.Nothing;
    }

    private AwsReply CreateLogStream(AwsCall call)
    {
        var group = LogRequests.RequireGroup(groups, call.Json);
        var name = call.Json.RequireText("logStreamName");
        if (name.Length > 512 || name.AsSpan().ContainsAny(':', '*'))
        {
            throw new AwsErrorException("InvalidParameterException", "A log stream's name has 1 to 512 characters, none of them : or *.");
        }

        if (group.Streams.ContainsKey(name))
        {
            throw new AwsErrorException("ResourceAlreadyExistsException", "The specified log stream already exists");
        }

        group.GetOrCreate(name, call.Now);
        return AwsReply.Nothing;
    }

    [GeneratedRegex(@"\A[.\-_/#A-Za-z0-9]{1,512}\z")]
    private static partial Regex GroupName();
}
