namespace AiOps.Bot.Core.Anomalies.Models;

/// <summary>What can happen to a version.</summary>
public enum ModelEventKind
{
    Registered,

    /// <summary>It became the challenger.</summary>
    Challenged,

    /// <summary>It became the champion.</summary>
    Promoted,

    /// <summary>It became the champion again, because the one after it did not prove itself.</summary>
    RolledBack,

    /// <summary>Its content was given up.</summary>
    Retired,
}
