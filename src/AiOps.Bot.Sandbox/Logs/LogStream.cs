namespace AiOps.Bot.Sandbox.Logs;

/// <summary>A log stream: its lines in order of time, then of arrival.</summary>
/// <param name="texts">Where its lines are kept.</param>
internal sealed class LogStream(string name, DateTimeOffset createdAt, TextBlocks texts)
{
    /// <summary>Lines kept; the oldest tenth goes when there are more, as if their retention were over.</summary>
    public const int MaxEntries = 400_000;

    private readonly List<LogEntry> _entries = [];

    public string Name { get; } = name;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public TextBlocks Texts { get; } = texts;

    public IReadOnlyList<LogEntry> Entries => _entries;

    public long StoredBytes { get; private set; }

    public void Add(LogEntry entry)
    {
        StoredBytes += entry.Message.Length;
        _entries.Insert(FirstAfter(entry.Time, entry.Sequence), entry);
        if (_entries.Count > MaxEntries)
        {
            _entries.RemoveRange(0, MaxEntries / 10);
        }
    }

    /// <summary>The index of the first line that comes after a place in the order; the number of lines where there is none.</summary>
    public int FirstAfter(long time, long sequence)
    {
        var (low, high) = (0, _entries.Count);
        if (high == 0 || IsBefore(_entries[^1], time, sequence))
        {
            return high;
        }

        while (low < high)
        {
            var middle = (low + high) / 2;
            if (IsBefore(_entries[middle], time, sequence))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static bool IsBefore(in LogEntry entry, long time, long sequence) => entry.Time < time || (entry.Time == time && entry.Sequence <= sequence);
}
