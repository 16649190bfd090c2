using AiOps.Bot.Configuration;
using AiOps.Bot.Sandbox;

namespace AiOps.Bot.Composition;

/// <summary>Starts the simulated account, or finds the one that runs elsewhere.</summary>
internal static class SandboxComposition
{
    private const string StateFile = "sandbox.json";

    public static Task<SandboxAccount> StartAsync(BotOptions options, IConfiguration configuration, CancellationToken cancellationToken)
    {
        var wanted = BotConfiguration.Read<SandboxSettings>(configuration, "Sandbox");
        return SandboxAccount.StartAsync(wanted.ToOptions(), TimeProvider.System, cancellationToken);
    }

    public static void Forget(BotOptions options) => File.Delete(Path.Combine(options.Folder, StateFile));
}
