namespace AiOps.Bot.Security;

/// <summary>Marks an endpoint that anybody may call, with the reason. Endpoints without it are behind authentication.</summary>
internal static class Anonymous
{
    public static TBuilder AllowAnybody<TBuilder>(this TBuilder endpoint, string because)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.AllowAnonymous().WithMetadata(new AnonymousReason(because));
}
