namespace AiOps.Bot.Storage.Vectors;

/// <summary>A vector filter in the numbers that entries have. Null restricts nothing.</summary>
/// <param name="From">The window's first millisecond.</param>
/// <param name="To">The first millisecond after the window.</param>
/// <param name="Except">A row's number.</param>
internal sealed record VectorCondition(long From, long To, HashSet<int>? Resources = null, HashSet<int>? Streams = null, int? Account = null, byte Severity = 0, long? Except = null)
{
    /// <summary>Accepts everything that is there.</summary>
    public bool IsOpen { get; } = (From, To, Resources, Streams, Account, Severity, Except) == (long.MinValue, long.MaxValue, null, null, null, 0, null);

    /// <summary>A log window is in a span of time where they overlap; one without length where it begins in it.</summary>
    public bool Accepts(in VectorEntry entry) =>
        entry.From < To && (entry.To > From || entry.From >= From)
        && entry.Severity >= Severity
        && (Account is null || Account == entry.Account)
        && AcceptsNames(in entry)
        && entry.Number != Except;

    private bool AcceptsNames(in VectorEntry entry) =>
        (Resources is null || Resources.Contains(entry.Resource)) && (Streams is null || Streams.Contains(entry.Stream));
}
