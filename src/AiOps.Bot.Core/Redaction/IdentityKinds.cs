namespace AiOps.Bot.Core.Redaction;

/// <summary>The kinds of values that say who somebody is, in contrast to credentials. Pure.</summary>
public static class IdentityKinds
{
    public static IEnumerable<string> All => IdentityPatterns.Choices.Keys;

    /// <summary>True where a value of this kind may be kept for entitled viewers.</summary>
    public static bool Are(string kind) => IdentityPatterns.Knows(kind);
}
