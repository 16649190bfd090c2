namespace AiOps.Bot.Core.Investigations.Bundles;

/// <summary>Spans in the order of the file; <see cref="Total"/> says how many there were where not all were kept.</summary>
public sealed record SpanRows(IReadOnlyList<SpanRow> Rows, long Total)
{
    public static readonly SpanRows Empty = new([], 0);

    public long? FirstTicks => Rows.Count == 0 ? null : Rows.Min(r => r.StartTicks);
}
