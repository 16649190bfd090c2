namespace AiOps.Bot.Core.Investigations.Ranking.Rarity;

/// <summary>What an alert says, without where: the same sign can be seen at many entities.</summary>
/// <param name="Kind">The kind of evidence, or one of the kinds below that are derived from calls.</param>
/// <param name="Name">What fired.</param>
internal readonly record struct AlertSign(string Kind, string Name) : IComparable<AlertSign>
{
    /// <summary>A call to the entity was slow or failed, as the entity saw it.</summary>
    public const string Called = "called";

    /// <summary>An operation inside the entity.</summary>
    public const string Inside = "inside";

    /// <summary>A caller and the entity both saw the operation go wrong.</summary>
    public const string CallerToo = "caller too";

    /// <summary>Of the operations that the entity serves only the caller saw one go wrong: something between the two.</summary>
    public const string CallerOnly = "caller only";

    /// <summary>As before, but that caller sees the same of others too: it is more likely the caller.</summary>
    public const string CallerOfMany = "caller of many";

    /// <summary>The entity sees operations of several others go wrong that these do not see.</summary>
    public const string SeesMany = "sees many";

    /// <summary>
    /// What one side of a call sees and the other does not puts the fault between the two, in every system: unlike what a metric's name means, that need not be
    /// learned from how often it was so.
    /// </summary>
    public bool IsOneSided => Kind is CallerOnly or SeesMany;

    public int CompareTo(AlertSign other) => (string.CompareOrdinal(Kind, other.Kind), string.CompareOrdinal(Name, other.Name)) switch
    {
        (0, var byName) => byName,
        var (byKind, _) => byKind,
    };
}
