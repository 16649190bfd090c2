namespace AiOps.Bot.Core.Investigations.Bundles;

/// <summary>Log lines in the order of the file. Where a file is too long to keep, the rows are its first ones and <see cref="Total"/> says how many there were.</summary>
/// <param name="Rows">In the order of the file, which need not be the order of time.</param>
/// <param name="Total">Lines that could be read.</param>
public sealed record LogRows(IReadOnlyList<LogRow> Rows, long Total)
{
    public static readonly LogRows Empty = new([], 0);

    public long? FirstTicks => Rows.Count == 0 ? null : Rows.Min(r => r.Ticks);
}
