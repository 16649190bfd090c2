using System.Security.Cryptography;
using System.Text;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Anomalies.Series;

/// <summary>The name of a series in addresses and in the store: made from what the stream is called, so that it stays the same over restarts.</summary>
public readonly record struct SeriesId(string Value)
{
    private const int HashBytes = 10;

    public static SeriesId Of(MetricStream stream)
    {
        // Each part is closed by what no part contains, so that no two streams are spelt alike.
        var spelt = string.Concat(((string[])[stream.Resource.Value, stream.Subject, stream.Space, stream.Metric, stream.Statistic]).Select(p => p.Replace("\0", "", StringComparison.Ordinal) + "\0"));
        return new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(spelt)).AsSpan(0, HashBytes)));
    }

    public override string ToString() => Value;
}
