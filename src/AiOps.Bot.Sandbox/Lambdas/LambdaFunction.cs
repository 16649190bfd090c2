namespace AiOps.Bot.Sandbox.Lambdas;

internal sealed record LambdaFunction(string Name, string Runtime, int MemoryMegabytes, int TimeoutSeconds, DateTimeOffset ChangedAt);
