namespace AiOps.Bot.Security;

/// <summary>One access token, by its hash: the token itself is nowhere in the configuration.</summary>
internal sealed class AccessTokenOptions
{
    /// <summary>A word for the log and the timeline, unique, for example <c>marta-laptop</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>The id of one of <see cref="SecurityOptions.People"/>.</summary>
    public string Person { get; set; } = "";

    /// <summary>SHA-256 of the token's UTF-8 bytes, 64 hexadecimal digits. The token should be random and at least 32 characters long: it is hashed once.</summary>
    public string Sha256 { get; set; } = "";
}
