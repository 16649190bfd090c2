using System.Collections.Immutable;

namespace AiOps.Bot.Chat.Teams.Intake;

/// <summary>What a delivery's token proves.</summary>
/// <param name="Refusal">Why it proves nothing; null where it does.</param>
/// <param name="ServiceUrl">The address that the sender speaks for; null where the token names none.</param>
/// <param name="Endorsements">The channels that the sender may speak for.</param>
internal sealed record TokenVerdict(string? Refusal, string? ServiceUrl, ImmutableArray<string> Endorsements)
{
    public static TokenVerdict Refuse(string refusal) => new(refusal, null, []);
}
