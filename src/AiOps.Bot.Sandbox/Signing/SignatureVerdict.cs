namespace AiOps.Bot.Sandbox.Signing;

/// <summary>What the check of a request's signature found.</summary>
internal enum SignatureVerdict
{
    Authentic,
    Missing,
    Incomplete,
    UnknownKey,
    Expired,
    Mismatch,
    WrongScope,
}
