using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.CloudWatch;

/// <summary>Which minutes a call asks for.</summary>
internal readonly record struct MetricWindow(DateTimeOffset From, DateTimeOffset To, bool OldestFirst)
{
    /// <summary>What one call may answer (AWS's quota).</summary>
    private const int MostPoints = 100_800;

    public static MetricWindow Of(AwsCall call, DateTimeOffset beginning, int periodSeconds)
    {
        var from = call.Json.FindTime("StartTime") ?? throw Missing("StartTime");
        var to = call.Json.FindTime("EndTime") ?? throw Missing("EndTime");
        if (from >= to)
        {
            throw new AwsErrorException("ValidationError", "The parameter StartTime must be less than the parameter EndTime.");
        }

        // Nothing is known of the future, nor of before the account.
        from = from < beginning ? beginning : from;
        to = to > call.Now ? call.Now : to;
        return (to - from).TotalSeconds / periodSeconds > MostPoints
            ? throw new AwsErrorException("ValidationError", $"The request asks for more than {MostPoints} data points. Shorten the window or take a longer period.")
            : new(from, to, call.Json.FindText("ScanBy") == "TimestampAscending");
    }

    private static AwsErrorException Missing(string name) => new("MissingParameter", $"The parameter {name} is required.");
}
