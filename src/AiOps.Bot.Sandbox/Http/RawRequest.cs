namespace AiOps.Bot.Sandbox.Http;

/// <summary>A request as it came over the wire: what a signature covers.</summary>
/// <param name="Path">Before the question mark, still escaped.</param>
/// <param name="QueryString">After the question mark, still escaped; empty without one.</param>
/// <param name="Headers">In the order received; a name may come twice.</param>
internal sealed record RawRequest(string Method, string Path, string QueryString, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    /// <summary>The first value of a header, without regard to case; null where it is missing.</summary>
    public string? Header(string name)
    {
        foreach (var header in Headers)
        {
            if (header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return header.Value;
            }
        }

        return null;
    }
}
