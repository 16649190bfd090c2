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

    /// <summary>The longest time that an incident may be snoozed.</summary>
    /// <value>Seven days.</value>
    [Range(typeof(TimeSpan), "00:01:00", "31.00:00:00")]
    public TimeSpan LongestSnooze { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long signals stay quiet that a person called no incident. A graver one of them is told all the same.</summary>
    /// <value>Seven days.</value>
    [Range(typeof(TimeSpan), "00:01:00", "90.00:00:00")]
    public TimeSpan QuietAfterFeedback { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Who is called, one level after the other.</summary>
    /// <value>None: escalating says so.</value>
    public IReadOnlyList<EscalationLevel> Escalation { get; set; } = [];

    /// <summary>The AWS account that incidents are about.</summary>
    [Required]
    public string Account { get; set; } = Unknown;

    [Required]
    public string Region { get; set; } = Unknown;
}
