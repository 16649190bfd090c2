using System.Text.Json;
using AiOps.Bot.Aws.Operations.Logs;

namespace AiOps.Bot.Tests.Aws;

/// <summary>A log group that answers FilterLogEvents as CloudWatch does: an inclusive window, in the order of time, in small pages, some of them empty.</summary>
internal sealed class FakeLogGroup(int pageSize)
{
    public List<FilteredLogEvent> Events { get; } = [];

    public ScriptedTransport Transport() => new(request => ScriptedTransport.Ok(Page(request.Json)));

    private string Page(JsonElement input)
    {
        var (from, through) = (input.GetProperty("startTime").GetInt64(), input.GetProperty("endTime").GetInt64());
        var offset = input.TryGetProperty("nextToken", out var token) ? int.Parse(token.GetString()!.Split('-')[0], System.Globalization.CultureInfo.InvariantCulture) : 0;
        var emptied = input.TryGetProperty("nextToken", out var t) && t.GetString()!.EndsWith("-empty", StringComparison.Ordinal);
        var all = Events.Where(e => e.Timestamp.ToUnixTimeMilliseconds() >= from && e.Timestamp.ToUnixTimeMilliseconds() <= through).OrderBy(e => e.Timestamp).ToList();
        if (!emptied && offset > 0)
        {
            return JsonSerializer.Serialize(new { events = Array.Empty<object>(), nextToken = $"{offset}-empty" });
        }

        var page = all.Skip(offset).Take(pageSize).Select(e => new
        {
            eventId = e.EventId, logStreamName = e.Stream, timestamp = e.Timestamp.ToUnixTimeMilliseconds(), ingestionTime = e.IngestedAt.ToUnixTimeMilliseconds(), message = e.Message,
        });
        return JsonSerializer.Serialize(new { events = page, nextToken = offset + pageSize < all.Count ? $"{offset + pageSize}" : null });
    }
}
