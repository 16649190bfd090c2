namespace AiOps.Bot.Core.Conversations;

/// <summary>An HTTP request as it came.</summary>
/// <param name="Headers">By lower-case name; several values are joined by a comma.</param>
/// <param name="Body">The raw bytes, which signatures cover.</param>
public sealed record IntakeRequest(string Path, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body);
