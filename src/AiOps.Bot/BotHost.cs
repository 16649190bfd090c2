namespace AiOps.Bot;

/// <summary>The only composition root.</summary>
public static class BotHost
{
    public static Task<int> RunAsync(string[] args, CancellationToken cancellationToken = default)
    {
        Console.Error.WriteLine($"aiops: unknown verb '{string.Join(' ', args)}'");
        return Task.FromResult(2);
    }
}
