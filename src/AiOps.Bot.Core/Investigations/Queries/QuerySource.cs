namespace AiOps.Bot.Core.Investigations.Queries;

/// <summary>What a query is about.</summary>
public enum QuerySource
{
    /// <summary>Log lines.</summary>
    Logs,

    /// <summary>Incidents.</summary>
    Incidents,

    /// <summary>Who changed what: writing API calls in the trail's log, and the changes that investigations found.</summary>
    Changes,

    /// <summary>What is misconfigured, as far as investigations found it: crontab lines, open ports, missing permissions.</summary>
    Findings,
}
