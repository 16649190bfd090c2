namespace AiOps.Bot.Core.Incidents;

/// <summary>A person's word on the cause of an incident: the only outcome that later investigations learn from.</summary>
/// <param name="Cause">The cause that was asked about, by its kind of hypothesis; null where none had been named.</param>
/// <param name="Entity">What that cause blamed; null where none had been named.</param>
/// <param name="Title">That cause in a sentence; may hold what an outsider wrote into a log.</param>
/// <param name="Said">The person's own words; may be empty.</param>
/// <param name="By">Who said so, and where they came in, as the timeline names them.</param>
/// <param name="ById">Their id in the directory.</param>
public sealed record CauseReview(CauseAnswer Answer, string? Cause, ResourceId? Entity, string Title, string Said, string By, string ById, DateTimeOffset At)
{
    /// <summary>One line for people: what the cause was, as far as anybody said.</summary>
    public string InWords => Answer switch
    {
        CauseAnswer.Yes => Said.Length == 0 ? Title : $"{Title} ({Said})",
        CauseAnswer.Other => Title.Length == 0 ? Said : $"{Said}; not: {Title}",
        _ => $"not: {Title}" + (Said.Length == 0 ? "" : $" ({Said})"),
    };
}
