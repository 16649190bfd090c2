namespace AiOps.Bot.Endpoints.Documents;

/// <summary>A wish to change which version of a model counts.</summary>
/// <param name="Version">Which; null = the challenger when one is promoted, the previous champion when it is rolled back.</param>
/// <param name="Hash">Of that version, as whoever asks has seen it; null where they did not look.</param>
/// <param name="SeenChampion">The champion that they saw, null where there was none: where it is another by now nothing is changed.</param>
/// <param name="Reason">Why, for the timeline.</param>
internal sealed record ModelChangeRequest(int? Version, string? Hash, int? SeenChampion, string? Reason);
