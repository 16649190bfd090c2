using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>Turns AWS's "access denied" into the result that names the missing permission; other errors propagate, as the port wants it.</summary>
internal static class Denials
{
    public static async Task<CollectorResult> CatchAsync(string query, Func<Task<CollectorResult>> collect)
    {
        try
        {
            return await collect();
        }
        catch (AwsException exception) when (exception.MissingPermission is { } permission)
        {
            return new CollectorResult.Denied(query, permission);
        }
    }

    /// <summary>The evidence, or that there was none.</summary>
    public static CollectorResult Result(string query, IReadOnlyList<EvidenceDraft> evidence) =>
        evidence.Count > 0 ? new CollectorResult.Collected(evidence) : new CollectorResult.NoData(query);
}
