using System.Text.Json;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Logs;

/// <summary>Reads what the inputs of several log operations have in common.</summary>
internal static class LogRequests
{
    public static LogGroup RequireGroup(LogGroups groups, JsonElement input)
    {
        var name = input.FindText("logGroupName") ?? NameInArn(input.FindText("logGroupIdentifier")) ?? input.RequireText("logGroupName");
        return groups.Find(name) ?? throw new AwsErrorException("ResourceNotFoundException", "The specified log group does not exist.");
    }

    public static LogStream RequireStream(LogGroup group, JsonElement input)
        => group.Streams.GetValueOrDefault(input.RequireText("logStreamName"))
            ?? throw new AwsErrorException("ResourceNotFoundException", "The specified log stream does not exist.");

    /// <param name="exclusiveEnd">True where the operation leaves its end time out, as GetLogEvents does.</param>
    public static LogWindow Window(JsonElement input, bool exclusiveEnd = false)
    {
        var from = input.FindNumber("startTime") ?? 0;
        var to = input.FindNumber("endTime");
        if (from < 0 || to < 0 || from > to)
        {
            throw new AwsErrorException("InvalidParameterException", "startTime and endTime must not be negative, and startTime must not be after endTime.");
        }

        return new LogWindow(from, to is null ? long.MaxValue : to.Value - (exclusiveEnd ? 1 : 0));
    }

    public static int Limit(JsonElement input, int max, int? fallback = null) => input.FindNumber("limit") switch
    {
        null => fallback ?? max,
        >= 1 and var limit when limit <= max => (int)limit,
        var limit => throw new AwsErrorException("InvalidParameterException", $"1 validation error detected: Value '{limit}' at 'limit' failed to satisfy constraint: Member must be between 1 and {max}"),
    };

    public static int Offset(JsonElement input) => input.FindText("nextToken") switch
    {
        null => 0,
        var token => OpaqueToken.Decode(token, 1) is [>= 0 and <= int.MaxValue and var offset]
            ? (int)offset
            : throw new AwsErrorException("InvalidParameterException", "The specified nextToken is invalid."),
    };

    /// <summary>A group may be named by its ARN, with or without <c>:*</c>, or by its name.</summary>
    private static string? NameInArn(string? identifier)
    {
        const string Marker = ":log-group:";
        var at = identifier?.IndexOf(Marker, StringComparison.Ordinal) ?? -1;
        var name = at < 0 ? identifier : identifier![(at + Marker.Length)..];
        return name?.EndsWith(":*", StringComparison.Ordinal) == true ? name[..^2] : name;
    }
}
