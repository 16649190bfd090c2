using AiOps.Bot.Configuration;
using AiOps.Bot.Connectors;
using AiOps.Bot.Connectors.Bots;

namespace AiOps.Bot.Composition;

/// <summary>Checks that a process of this role has somebody to work with, and connects it.</summary>
internal static class RoleComposition
{
    /// <exception cref="ConfigurationException">A scorer would have nobody to tell, or a bot would be told to tell another; all faults, each with its key.</exception>
    public static IServiceCollection AddScorerConnection(this IServiceCollection services, IConfiguration configuration, BotOptions options)
    {
        var scorer = BotConfiguration.Read<ScorerOptions>(configuration, ScorerOptions.Section);
        return FaultOf(options, scorer) is { } fault ? throw new ConfigurationException(fault) : services.AddBotAlerts();
    }

    /// <summary>True where this process sends what it finds to another; false where it works it into incidents itself, or a bot over the same database does.</summary>
    public static bool Forwards(BotOptions options, IConfiguration configuration) =>
        options.Role == BotRole.Scorer && configuration.GetSection(ScorerOptions.Section)[nameof(ScorerOptions.BotUrl)] is { Length: > 0 };

    private static string? FaultOf(BotOptions options, ScorerOptions scorer) => options.Role switch
    {
        BotRole.Scorer when scorer.BotUrl.Length == 0 && options.PostgreSql.Length == 0 =>
            "Scorer:BotUrl: a scorer tells a bot elsewhere; say where it listens (and set Scorer:Secret on both sides), or share its database by Bot:PostgreSql",
        not BotRole.Scorer when scorer.BotUrl.Length > 0 => $"Scorer:BotUrl is for --role scorer; this process is of the role {options.Role.ToString().ToLowerInvariant()} and tells nobody: remove it",
        _ => null,
    };
}
