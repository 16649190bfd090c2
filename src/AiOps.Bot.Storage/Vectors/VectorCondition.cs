namespace AiOps.Bot.Storage.Vectors;

/// <summary>A vector filter in the numbers that entries have.</summary>
/// <param name="Resources">Null restricts nothing.</param>
internal sealed record VectorCondition(long From, long To, HashSet<int>? Resources, long? Except)
{
    /// <summary>A log window is in a span of time where they overlap; one without length where it begins in it.</summary>
    public bool Accepts(in VectorEntry entry) =>
        entry.From < To && (entry.To > From || entry.From >= From)
        && (Resources is null || Resources.Contains(entry.Resource))
        && entry.Number != Except;
}
