using AiOps.Bot.Aws.Operations.Logs;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>Keeps, during one read, what is known to be behind us.</summary>
internal sealed class CloudWatchProgress
{
    private readonly TimeSpan overlap;
    private readonly HashSet<string> before;
    private readonly Dictionary<string, DateTimeOffset> near = new(StringComparer.Ordinal);
    private DateTimeOffset? last;
    private DateTimeOffset? saved;

    public CloudWatchProgress(CloudWatchPosition? start, TimeSpan overlap)
    {
        this.overlap = overlap;
        before = new HashSet<string>(start?.Seen ?? [], StringComparer.Ordinal);
        last = saved = start?.Last;
        SafePosition = start?.Write() ?? "";
    }

    /// <summary>The position up to which all windows were read to their ends.</summary>
    public string SafePosition { get; private set; }

    public bool IsNew(FilteredLogEvent item) => !before.Contains(item.EventId);

    public void Add(IReadOnlyList<FilteredLogEvent> page)
    {
        foreach (var item in page)
        {
            last = last is { } known && known >= item.Timestamp ? known : item.Timestamp;
            near[item.EventId] = item.Timestamp;
        }

        Forget();
    }

    /// <summary>Says that a window was read to its end.</summary>
    /// <returns>The new position where it moved.</returns>
    public string? Complete()
    {
        if (last is not { } reached || reached == saved)
        {
            return null;
        }

        saved = reached;
        SafePosition = new CloudWatchPosition(reached, [.. near.Keys.Order(StringComparer.Ordinal)]).Write();
        return SafePosition;
    }

    private void Forget()
    {
        var from = last - overlap;
        foreach (var (id, _) in near.Where(n => n.Value < from).ToList())
        {
            near.Remove(id);
        }
    }
}
