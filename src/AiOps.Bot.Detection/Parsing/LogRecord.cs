namespace AiOps.Bot.Detection.Parsing;

/// <summary>One record of a log file: a line, some lines that belong together, or one CloudTrail record.</summary>
/// <param name="Text">Verbatim, with LF between joined lines.</param>
/// <param name="Offset">Where it starts in the unpacked file; its identity for a file that only grows. For CloudTrail files, the record's number.</param>
public sealed record LogRecord(string Text, long Offset);
