namespace AiOps.Bot.Core.Cards;

/// <summary>What a button asks for before it counts.</summary>
public enum CardForm
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A sentence, which may be empty.</summary>
    Reason,

    /// <summary>A clear yes, with the operation and its impact shown once more, and a reason.</summary>
    Confirm,

    /// <summary>A person.</summary>
    Person,

    /// <summary>A length of time.</summary>
    Duration,
}
