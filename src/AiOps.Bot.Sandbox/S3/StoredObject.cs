namespace AiOps.Bot.Sandbox.S3;

internal readonly record struct StoredObject(long Size, DateTimeOffset ModifiedAt);
