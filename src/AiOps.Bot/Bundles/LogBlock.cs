namespace AiOps.Bot.Bundles;

/// <summary>A block of a log file and what is in it; reused.</summary>
internal sealed class LogBlock
{
    private readonly LogLineParser _parser = new();
    private readonly JsonRows.Take _take;

    public LogBlock()
    {
        _take = line => _parser.Take(line, Batch);
    }

    public LineBlock Block { get; } = new();

    public LogLineBatch Batch { get; } = new();

    /// <summary>How many lines the block has, whether they can be read or not.</summary>
    public int Count { get; private set; }

    /// <summary>The lines that were skipped, by their number in the block, from 1.</summary>
    public List<(int Line, string Reason)> Skipped { get; } = [];

    /// <summary>Reads the lines into the batch.</summary>
    public LogBlock Parse()
    {
        if (Block.IsTooLong)
        {
            Skip(JsonRows.TooLong);
        }

        for (var rest = Block.Text; !rest.IsEmpty;)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            Skip(line.Length > Utf8Lines.LongestLine ? JsonRows.TooLong : JsonRows.Reason(line is [.., (byte)'\r'] ? line[..^1] : line, _take));
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return this;
    }

    public void Clear()
    {
        Block.Clear();
        Batch.Clear();
        Skipped.Clear();
        Count = 0;
    }

    private void Skip(string? reason)
    {
        Count++;
        if (reason is not null)
        {
            Skipped.Add((Count, reason));
        }
    }
}
