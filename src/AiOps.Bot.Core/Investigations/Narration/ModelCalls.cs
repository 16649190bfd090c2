using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Models;

namespace AiOps.Bot.Core.Investigations.Narration;

/// <summary>Says to the model's budget what a request is for.</summary>
internal static class ModelCalls
{
    /// <summary>The worst incidents may use what is kept for them of the hour's budget.</summary>
    public static ModelCall For(Incident incident) => new(incident.Id) { Urgent = incident.Severity >= Severity.Critical };
}
