namespace AiOps.Bot.Sandbox.Iam;

internal sealed record Role(string Name, string Arn, DateTimeOffset CreatedAt)
{
    public string Id => "AROAEXAMPLE" + new string([.. Name.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Take(8)]) + "0001";

    /// <summary>Inline policies: name to JSON document.</summary>
    public SortedDictionary<string, string> Policies { get; } = new(StringComparer.Ordinal);
}
