namespace AiOps.Bot.Core.Investigations;

/// <summary>Why a collector brought nothing, or not all.</summary>
public enum GapKind
{
    /// <summary>It could not be read, or not whole: a missing permission, an error, a limit.</summary>
    NotRead,

    /// <summary>It was read, and there was nothing.</summary>
    NothingThere,
}
