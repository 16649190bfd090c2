using AiOps.Bot.Sandbox.Background;
using AiOps.Bot.Sandbox.Ec2;
using AiOps.Bot.Sandbox.Logs;

namespace AiOps.Bot.Sandbox.CloudWatch;

/// <summary>
/// The metrics of the account's resources. Ordinary values follow the hours in which people work; what happens in the account shows in them, because it is counted
/// where it is written: connections to a host by its login lines, calls of a function by its log.
/// </summary>
internal sealed class AccountMetrics(SandboxWorld world)
{
    private const string LoginGroup = "/ec2/auth";

    /// <summary>Lines that one call of a function writes.</summary>
    private const double LinesOfCall = 4;

    /// <summary>All metrics, in a fixed order.</summary>
    public IEnumerable<SimulatedMetric> All => world.Network.Instances.Values.SelectMany(OfInstance)
        .Concat(world.Databases.Values.SelectMany(d => OfDatabase(d.Identifier)))
        .Concat(world.Functions.SelectMany(f => OfFunction(f.Name)));

    /// <summary>Before it there is nothing.</summary>
    public DateTimeOffset Beginning => world.StartedAt - TimeSpan.FromDays(world.Options.HistoryDays);

    private IEnumerable<SimulatedMetric> OfInstance(Instance instance)
    {
        var logins = world.Logs.Find(LoginGroup)?.Streams.GetValueOrDefault(instance.Id);
        SimulatedMetric Metric(string name, Func<DateTimeOffset, double?> at) => new("AWS/EC2", name, "InstanceId", instance.Id, at);
        yield return Metric("CPUUtilization", t => Busy(instance.Id + "cpu", t, 3, 9) + (0.4 * Lines(logins, t)));
        yield return Metric("NetworkIn", t => Busy(instance.Id + "in", t, 60_000, 240_000) + (2_600 * Lines(logins, t)));
        yield return Metric("NetworkOut", t => Busy(instance.Id + "out", t, 45_000, 180_000) + (2_100 * Lines(logins, t)));
        yield return Metric("NetworkPacketsIn", t => Busy(instance.Id + "packets", t, 90, 300) + (22 * Lines(logins, t)));
        yield return Metric("StatusCheckFailed", _ => 0);
    }

    private static IEnumerable<SimulatedMetric> OfDatabase(string id)
    {
        SimulatedMetric Metric(string name, Func<DateTimeOffset, double?> at) => new("AWS/RDS", name, "DBInstanceIdentifier", id, at);
        yield return Metric("CPUUtilization", t => Busy(id + "cpu", t, 6, 28));
        yield return Metric("DatabaseConnections", t => Math.Round(Busy(id + "connections", t, 8, 34)));
        yield return Metric("FreeStorageSpace", t => 61e9 - (2e6 * (t - DateTimeOffset.UnixEpoch).TotalHours % 9e9));
        yield return Metric("ReadLatency", t => Busy(id + "read", t, 0.0006, 0.0009));
        yield return Metric("WriteLatency", t => Busy(id + "write", t, 0.0011, 0.0016));
    }

    private IEnumerable<SimulatedMetric> OfFunction(string name)
    {
        var group = world.Logs.Find("/aws/lambda/" + name);
        SimulatedMetric Metric(string metric, Func<DateTimeOffset, double?> at) => new("AWS/Lambda", metric, "FunctionName", name, at);
        double? Calls(DateTimeOffset t) => Math.Round((group?.Streams.Values.Sum(s => Lines(s, t)) ?? 0) / LinesOfCall) is > 0 and var calls ? calls : null;
        yield return Metric("Invocations", Calls);
        yield return Metric("Errors", t => Calls(t) is null ? null : 0);
        yield return Metric("Throttles", t => Calls(t) is null ? null : 0);
        yield return Metric("Duration", t => Calls(t) is null ? null : Busy(name + "duration", t, 150, 40));
    }

    /// <summary>A resting value, and as much again by how busy the hour is, a little different each minute.</summary>
    private static double Busy(string series, DateTimeOffset minute, double rest, double work) =>
        (rest + (work * WorkPattern.Busyness(minute))) * (0.9 + (0.2 * Noise(series, minute)));

    /// <summary>0 to 1, the same for the same minute in every process.</summary>
    private static double Noise(string series, DateTimeOffset minute)
    {
        var hash = series.Aggregate(2_166_136_261u, (h, c) => unchecked((h ^ c) * 16_777_619u)) ^ (uint)minute.ToUnixTimeSeconds();
        hash = unchecked((hash ^ (hash >> 15)) * 2_246_822_519u);
        hash = unchecked((hash ^ (hash >> 13)) * 3_266_489_917u);
        return (hash ^ (hash >> 16)) / (double)uint.MaxValue;
    }

    private static int Lines(LogStream? stream, DateTimeOffset minute)
    {
        var from = minute.ToUnixTimeMilliseconds();
        return stream is null ? 0 : stream.FirstAfter(from + 59_999, long.MaxValue) - stream.FirstAfter(from - 1, long.MaxValue);
    }
}
