using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>An incident in the list.</summary>
internal sealed record IncidentRow : IncidentFields
{
    public IncidentRow(Incident incident)
        : base(incident)
    {
    }
}
