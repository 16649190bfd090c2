using Microsoft.Extensions.Configuration;

namespace AiOps.Bot.Chat.Teams;

/// <summary>What the settings outside of <see cref="TeamsOptions"/> say about Teams.</summary>
/// <param name="PublicUrl">The address that platforms reach this service by; null where it is not said.</param>
/// <param name="Routes">Conversations of Teams that incidents are posted to: <c>tenant/conversation id</c>.</param>
internal sealed record TeamsSurroundings(string? PublicUrl, IReadOnlyList<string> Routes)
{
    private const string Mark = TeamsPlatform.PlatformName + ":";

    public static TeamsSurroundings Of(IConfiguration configuration) => new(
        configuration["Chat:PublicUrl"],
        [.. configuration.GetSection("Chat:Routes").GetChildren().Select(r => r["Conversation"]).OfType<string>().Where(c => c.StartsWith(Mark, StringComparison.Ordinal)).Select(c => c[Mark.Length..])]);
}
