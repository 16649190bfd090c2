using System.ComponentModel.DataAnnotations;

namespace AiOps.Bot.Connectors.Mcp.Client;

/// <summary>A server of tools that an operator lets the bot ask. An entry of <c>Mcp:Servers</c>. Only servers over Streamable HTTP: no program is started.</summary>
public sealed class McpServerSettings
{
    /// <summary>Short, in small letters: it begins the names of its tools.</summary>
    [Required, RegularExpression("^[a-z][a-z0-9_]{0,19}$", ErrorMessage = "Name must be 1 to 20 small letters, digits and underscores")]
    public string Name { get; set; } = "";

    [Required]
    public Uri? Url { get; set; }

    /// <summary>Sent as a bearer token; empty for none. Never logged.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>True where the network to the server is your own and <c>http</c> is good enough.</summary>
    public bool AllowPlainHttp { get; set; }

    /// <summary>How long connecting and one call may take together.</summary>
    /// <value>15 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:02:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    internal IEnumerable<string> Faults(string key)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(this, new(this), faults, validateAllProperties: true);
        foreach (var fault in faults)
        {
            yield return $"{key}: {fault.ErrorMessage}";
        }

        if (Url is { } url && (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https")))
        {
            yield return $"{key}:Url must be an absolute http or https address";
        }
        else if (Url is { Scheme: "http", IsLoopback: false } && !AllowPlainHttp)
        {
            yield return $"{key}:Url must use https, except on this machine itself; set {key}:AllowPlainHttp to true where the network in between is your own";
        }
    }
}
