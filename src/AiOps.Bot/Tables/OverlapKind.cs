namespace AiOps.Bot.Tables;

/// <summary>How it is known that a model may have learned from rows, the surest first.</summary>
internal enum OverlapKind
{
    /// <summary>It learned from this file.</summary>
    SameFile,

    /// <summary>It learned from rows like these, each of which is like no other.</summary>
    SameRows,

    /// <summary>The rows are from the time that it learned from.</summary>
    SameTime,

    /// <summary>It says little of its training, but that its file had this name and as many rows.</summary>
    SameName,
}
