using System.Collections.Immutable;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Aws.Actions;

/// <summary>Builds and checks requests.</summary>
internal static class Requests
{
    public static ActionRequest For(string actionId, string resource, Incident incident, IEnumerable<KeyValuePair<string, string>> parameters) => new()
    {
        ActionId = actionId,
        Resource = new ResourceId(resource),
        Account = incident.Account,
        Region = incident.Region,
        Parameters = parameters.ToImmutableSortedDictionary(StringComparer.Ordinal),
    };

    /// <summary>Why a request may not even be looked at: a parameter that is not of its pattern, or another region than the one we act in.</summary>
    public static string? FaultOf(IAction action, ActionRequest request, string region) =>
        ActionCatalogue.FaultOf(action, request)
        ?? (request.Region == region ? null : $"it is for {request.Region}, and actions run in {region} only");
}
