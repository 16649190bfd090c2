namespace AiOps.Bot.Sandbox.Signing;

/// <summary>The Authorization header of Signature Version 4, taken apart.</summary>
internal sealed record SignatureHeader(string AccessKeyId, string Date, string Region, string Service, IReadOnlyList<string> SignedHeaders, string Signature)
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    public string Scope => $"{Date}/{Region}/{Service}/aws4_request";

    /// <summary>Reads the header.</summary>
    /// <returns>Null where it is not a complete header of this algorithm.</returns>
    public static SignatureHeader? Parse(string header)
    {
        if (!header.StartsWith(Algorithm + " ", StringComparison.Ordinal))
        {
            return null;
        }

        var parts = header[Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries);
        var scope = Value(parts, "Credential=")?.Split('/');
        return scope is [var key, { Length: 8 } date, var region, var service, "aws4_request"]
            && Value(parts, "SignedHeaders=") is { Length: > 0 } signed
            && Value(parts, "Signature=") is { Length: 64 } signature
            ? new(key, date, region, service, signed.Split(';'), signature)
            : null;
    }

    private static string? Value(string[] parts, string name)
        => parts.FirstOrDefault(p => p.StartsWith(name, StringComparison.Ordinal))?[name.Length..];
}
