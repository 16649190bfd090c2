using AiOps.Bot.Sandbox.Logs;

namespace AiOps.Bot.Sandbox.CloudTrail;

/// <summary>The account's management events: kept 90 days, and delivered to a log group.</summary>
internal sealed class Trail(AccountFacts account, LogGroups logs, DateTimeOffset keepsFrom)
{
    public const string LogGroup = "/aws/cloudtrail/management";
    public static readonly TimeSpan Retention = TimeSpan.FromDays(90);

    private const int MaxEntries = 100_000;

    private readonly List<TrailEntry> _entries = [];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<TrailEntry> Entries => _entries;

    /// <summary>The one stream that the trail is delivered to.</summary>
    public string StreamName { get; } = $"{account.AccountId}_CloudTrail_{account.Region}";

    public void Append(TrailRecord record)
    {
        if (record.Time < keepsFrom)
        {
            return;
        }

        var stored = logs.Append(LogGroup, StreamName, record.Time, RecordJson.Write(record, account), TimeSpan.FromSeconds(3));
        _entries.Insert(Place(record.Time), new TrailEntry(
            record.Time, record.EventId, record.EventName, record.EventSource, record.Principal.Name, record.Principal.AccessKeyId, record.ReadOnly, record.Resources, stored.Message));
        if (_entries.Count > MaxEntries)
        {
            _entries.RemoveRange(0, MaxEntries / 10);
        }
    }

    private int Place(DateTimeOffset time)
    {
        var place = _entries.Count;
        while (place > 0 && _entries[place - 1].Time > time)
        {
            place--;
        }

        return place;
    }
}
