using System.ComponentModel.DataAnnotations;

namespace AiOps.Bot.Core.Incidents;

/// <summary>How alerts become incidents.</summary>
public sealed class IncidentOptions
{
    /// <summary>What stands for an account or region that nobody named.</summary>
    public const string Unknown = "unknown";

    /// <summary>An alert joins an open incident on the same resource that was last seen within this time.</summary>
    /// <value>One hour.</value>
    public TimeSpan GroupWithin { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The same signal within this time after the end reopens the incident; later it opens a new one.</summary>
    /// <value>24 hours.</value>
    public TimeSpan RecurWithin { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Anomalies older than this, found while history is read, teach what is normal but wake nobody. Ceased activity is never too old.</summary>
    /// <value>24 hours.</value>
    public TimeSpan StaleAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>The least severity of an anomaly of our own that opens an incident. Less joins one that is open. Other systems' alerts always open one.</summary>
    /// <value>Medium.</value>
    public Severity OpenFrom { get; set; } = Severity.Medium;

    /// <summary>The AWS account that incidents are about.</summary>
    [Required]
    public string Account { get; set; } = Unknown;

    [Required]
    public string Region { get; set; } = Unknown;
}
