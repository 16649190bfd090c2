using AiOps.Bot.Configuration;
using AiOps.Bot.Sandbox;

namespace AiOps.Bot.Composition;

/// <summary>Starts the simulated account, or wakes the one that the folder has: it must live as long as the database beside it.</summary>
internal static class SandboxComposition
{
    private const string StateFile = "sandbox.json";

    public static Task<SandboxAccount> StartAsync(BotOptions options, IConfiguration configuration, CancellationToken cancellationToken)
    {
        var wanted = BotConfiguration.Read<SandboxSettings>(configuration, "Sandbox");
        return SandboxAccount.StartAsync(wanted.ToOptions() with { StatePath = StatePathOf(options) }, TimeProvider.System, cancellationToken);
    }

    public static void Forget(BotOptions options) => File.Delete(StatePathOf(options));

    private static string StatePathOf(BotOptions options) => Path.Combine(options.Folder, StateFile);
}
