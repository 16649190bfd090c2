namespace AiOps.Bot.Core.Redaction;

/// <summary>Where a secret stands in a text.</summary>
/// <param name="Value">The secret decoded, so that it is known again in another encoding.</param>
/// <param name="Kind">As placeholders say it.</param>
/// <param name="Doubt">0 = a form that nothing else has; the higher, the more it is a guess. Of overlapping ones the surest gives the name.</param>
internal readonly record struct FoundSecret(int Start, int End, string Value, string Kind, int Doubt)
{
    /// <summary>True where it says who somebody is and opens nothing: such values, and no others, are kept for entitled viewers.</summary>
    public bool IsIdentity { get; init; }

    public bool Overlaps(in FoundSecret other) => Start < other.End && other.Start < End;
}
