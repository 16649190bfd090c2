using System.Collections.Immutable;

namespace AiOps.Bot.Chat.Teams.Intake;

/// <summary>Who signs, with which keys.</summary>
internal sealed record SigningKeySet(string Issuer, ImmutableDictionary<string, SigningKey> Keys, DateTimeOffset LoadedAt);
