namespace AiOps.Bot.Sandbox.Logs;

/// <summary>A log group with its streams by name.</summary>
internal sealed class LogGroup(string name, string arn, DateTimeOffset createdAt)
{
    // A group is read by itself: lines of others between its own would be unpacked with them.
    private readonly TextBlocks _texts = new();

    public string Name { get; } = name;

    /// <summary>Without the trailing <c>:*</c>.</summary>
    public string Arn { get; } = arn;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public SortedDictionary<string, LogStream> Streams { get; } = new(StringComparer.Ordinal);

    public long StoredBytes => Streams.Values.Sum(s => s.StoredBytes);

    public LogStream GetOrCreate(string stream, DateTimeOffset now)
    {
        if (!Streams.TryGetValue(stream, out var found))
        {
            Streams[stream] = found = new LogStream(stream, now, _texts);
        }

        return found;
    }
}
