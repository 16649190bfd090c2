namespace AiOps.Bot.Tables;

/// <summary>What a column of a table holds.</summary>
internal enum ColumnKind
{
    Number,

    /// <summary>Words: each counts as its surprise, the negative logarithm of how often the training has it.</summary>
    Word,
}
