namespace AiOps.Bot.Security;

/// <summary>Why an endpoint may be called by anybody.</summary>
internal sealed record AnonymousReason(string Because);
