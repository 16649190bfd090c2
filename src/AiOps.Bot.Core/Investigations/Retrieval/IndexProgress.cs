namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>How far the log store is indexed, as log sequences; 0 before the first.</summary>
/// <param name="Indexed">Everything up to here can be found.</param>
/// <param name="Embedded">Everything up to here has vectors; what is after it was indexed by its terms only while the model did not answer.</param>
public sealed record IndexProgress(long Indexed, long Embedded)
{
    public static readonly IndexProgress None = new(0, 0);
}
