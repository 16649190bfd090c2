using AiOps.Bot.Sandbox.Logs.Insights;

namespace AiOps.Bot.Sandbox.Logs;

/// <summary>The account's log groups, and the way for every part of the account to write a line.</summary>
internal sealed class LogGroups(AccountFacts account)
{
    private readonly SortedDictionary<string, LogGroup> _groups = new(StringComparer.Ordinal);
    private InsightsQueries? _insights;
    private long _sequence;

    public IEnumerable<LogGroup> All => _groups.Values;

    /// <summary>The queries that were started here.</summary>
    public InsightsQueries Insights => _insights ??= new(this, account);

    public LogGroup? Find(string name) => _groups.GetValueOrDefault(name);

    public LogGroup GetOrCreate(string name, DateTimeOffset now)
    {
        if (!_groups.TryGetValue(name, out var group))
        {
            _groups[name] = group = new LogGroup(name, account.Arn("logs", "log-group:" + name), now);
        }

        return group;
    }

    /// <summary>Writes a line; the group and the stream come into being with their first line.</summary>
    public LogEntry Append(string group, string stream, DateTimeOffset time, string message, TimeSpan? delivery = null)
    {
        var ingested = time + (delivery ?? TimeSpan.FromMilliseconds(600));
        return Append(GetOrCreate(group, time).GetOrCreate(stream, time), time, ingested, message);
    }

    public LogEntry Append(LogStream stream, DateTimeOffset time, DateTimeOffset ingested, string message)
    {
        var entry = new LogEntry(time.ToUnixTimeMilliseconds(), ingested.ToUnixTimeMilliseconds(), ++_sequence, stream.Texts.Add(message));
        stream.Add(entry);
        return entry;
    }
}
