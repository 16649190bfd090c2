namespace AiOps.Bot.Sandbox.Logs;

/// <summary>One line in a log stream.</summary>
/// <param name="Time">Milliseconds since 1970, as its writer said.</param>
/// <param name="Ingested">Milliseconds since 1970, when the account got it.</param>
/// <param name="Sequence">Grows by one with each line of the account: orders lines of the same time, and makes ids unique.</param>
internal readonly record struct LogEntry(long Time, long Ingested, long Sequence, StoredText Message);
