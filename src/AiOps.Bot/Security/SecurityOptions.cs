using System.ComponentModel.DataAnnotations;

namespace AiOps.Bot.Security;

/// <summary>Who may come in over HTTP, by which names, and how much at once.</summary>
internal sealed class SecurityOptions
{
    public const string Section = "Security";

    /// <summary>Access tokens. Without any, only this machine's own operator can come in, over the loopback address.</summary>
    /// <value>None.</value>
    public IReadOnlyList<AccessTokenOptions> Tokens { get; set; } = [];

    /// <summary>The people whom tokens and chat accounts belong to.</summary>
    /// <value>None.</value>
    public IReadOnlyList<PersonOptions> People { get; set; } = [];

    /// <summary>Groups of people with what they may approve.</summary>
    /// <value>None.</value>
    public IReadOnlyList<GroupOptions> Groups { get; set; } = [];

    /// <summary>Which resources belong to which environment; the first that fits counts.</summary>
    /// <value>None: everything is <c>prod</c>.</value>
    public IReadOnlyList<EnvironmentOptions> Environments { get; set; } = [];

    /// <summary>Who is on call when.</summary>
    /// <value>Nobody ever.</value>
    public OnCallOptions OnCall { get; set; } = new();

    /// <summary>Host names, without port, that this service is called by besides <c>localhost</c>.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> AllowedHosts { get; set; } = [];

    /// <summary>Origins that browsers see this service under where they differ from the request's own, for example behind a proxy that ends TLS.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> AllowedOrigins { get; set; } = [];

    /// <summary>How long a browser stays signed in without being used.</summary>
    /// <value>12 hours.</value>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Requests that one caller may make in ten seconds, alerts not counted.</summary>
    /// <value>1000.</value>
    [Range(1, 1_000_000)]
    public int RequestsPerTenSeconds { get; set; } = 1_000;

    /// <summary>Alerts that one caller may send in ten seconds.</summary>
    /// <value>20000.</value>
    [Range(1, 10_000_000)]
    public int AlertsPerTenSeconds { get; set; } = 20_000;

    /// <summary>Deliveries of chat platforms that one address may send in ten seconds.</summary>
    /// <value>10000: a platform comes from few addresses.</value>
    [Range(1, 10_000_000)]
    public int ChatRequestsPerTenSeconds { get; set; } = 10_000;

    /// <summary>Sign-ins that one address may try in a minute.</summary>
    /// <value>10.</value>
    [Range(1, 10_000)]
    public int SignInsPerMinute { get; set; } = 10;

    /// <summary>Browsers that may follow live changes at the same time.</summary>
    /// <value>200.</value>
    [Range(1, 100_000)]
    public int LiveViews { get; set; } = 200;
}
