namespace AiOps.Bot.Sandbox.Http;

/// <summary>Reads <c>a=b&amp;c=d</c>, as in a query string or a form body.</summary>
internal static class FormBody
{
    private const int MaxPairs = 4_000;

    public static Dictionary<string, string> Parse(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in text.Split('&', MaxPairs, StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (pair, "") : (pair[..equals], pair[(equals + 1)..]);
            values[Decode(name)] = Decode(value);
        }

        return values;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
