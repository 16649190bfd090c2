namespace AiOps.Bot.Aws.Operations.Rds;

internal sealed record DatabaseLogFile(string Name, DateTimeOffset LastWritten, long Size);
