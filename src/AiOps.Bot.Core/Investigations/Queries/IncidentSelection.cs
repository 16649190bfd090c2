namespace AiOps.Bot.Core.Investigations.Queries;

/// <summary>Which incidents a query is about.</summary>
public enum IncidentSelection
{
    /// <summary>Those that are not resolved.</summary>
    Open,

    Resolved,

    All,
}
