namespace AiOps.Bot.Storage.Sql;

/// <summary>
/// What a commit survives. Both survive <c>kill -9</c> of the process: what was committed is in the write-ahead log, which the system keeps.
/// </summary>
internal enum Durability
{
    /// <summary>
    /// Survives the process, not always the loss of power. Only for what can be made again from what was lost with it: the log is written in order, so a lost
    /// log batch takes its checkpoint with it and is read from the source once more, and lost scoring progress is scored again.
    /// </summary>
    Process,

    /// <summary>Survives the loss of power: the disk has it before the commit returns. For what people or other systems were told is kept.</summary>
    Power,
}
