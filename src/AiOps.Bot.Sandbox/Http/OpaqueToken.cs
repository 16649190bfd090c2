using System.Text;

namespace AiOps.Bot.Sandbox.Http;

/// <summary>Paging tokens: callers must not look inside, and a token that we did not make is refused.</summary>
internal static class OpaqueToken
{
    public static string Encode(params ReadOnlySpan<long> values)
    {
        var text = new StringBuilder("v1");
        foreach (var value in values)
        {
            text.Append('|').Append(value);
        }

        return Convert.ToBase64String(Encoding.ASCII.GetBytes(text.ToString()));
    }

    /// <summary>The values inside, or null where the token is not one of ours with that many values.</summary>
    public static long[]? Decode(string token, int count)
    {
        var buffer = new byte[256];
        if (token.Length > 256 || !Convert.TryFromBase64String(token, buffer, out var length))
        {
            return null;
        }

        var parts = Encoding.ASCII.GetString(buffer, 0, length).Split('|');
        if (parts.Length != count + 1 || parts[0] != "v1")
        {
            return null;
        }

        var values = new long[count];
        return Enumerable.Range(0, count).All(i => long.TryParse(parts[i + 1], out values[i])) ? values : null;
    }
}
