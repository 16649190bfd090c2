using System.ComponentModel.DataAnnotations;

namespace AiOps.Bot.Chat.Teams;

/// <summary>The bot's registration with Azure Bot Service and Teams. Configuration section <c>Chat:Teams</c>.</summary>
public sealed class TeamsOptions
{
    public const string Section = "Chat:Teams";

    /// <summary>Hosts of the Bot connector where <see cref="ConnectorAllowedHosts"/> is empty.</summary>
    internal static readonly IReadOnlyList<string> KnownConnectors =
        ["*.botframework.com", "smba.trafficmanager.net", "*.smba.trafficmanager.net", "*.teams.microsoft.com", "*.botframework.us", "*.botframework.azure.us", "*.teams.microsoft.us"];

    /// <summary>The application (client) id of the bot's registration, a GUID.</summary>
    public string AppId { get; set; } = "";

    /// <summary>The registration's client secret. Never logged.</summary>
    public string AppSecret { get; set; } = "";

    /// <summary>The Entra tenant that the bot serves; whoever comes from another one is a guest.</summary>
    public string TenantId { get; set; } = "";

    /// <summary>Says who signs deliveries and where their keys are.</summary>
    [Required]
    public Uri OpenIdMetadata { get; set; } = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    /// <summary>Where the bot gets its own token; null = the tenant's endpoint at login.microsoftonline.com.</summary>
    public Uri? TokenEndpoint { get; set; }

    /// <summary>Host names that the bot sends its token to, <c>*.</c> in front stands for every name below; empty = Microsoft's. A loopback address must be named here to be used.</summary>
    public IList<string> ConnectorAllowedHosts { get; } = [];

    /// <summary>
    /// Takes deliveries without a signature, for the Agents Playground on the same machine. The host refuses to start with it on any address but loopback.
    /// </summary>
    public bool TrustUnsignedOnLoopback { get; set; }

    /// <summary>How long one request to Microsoft may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    internal Uri Tokens => TokenEndpoint ?? new Uri($"https://login.microsoftonline.com/{Uri.EscapeDataString(TenantId)}/oauth2/v2.0/token");

    internal IEnumerable<string> Connectors => ConnectorAllowedHosts.Count > 0 ? ConnectorAllowedHosts : KnownConnectors;
}
