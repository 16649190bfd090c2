using AiOps.Bot.Aws.Operations.CloudTrail;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>Ties a recorded call to what an incident is about.</summary>
internal static class TrailSubject
{
    /// <returns>The subject that the call was made on; null where it was on none of them.</returns>
    public static string? Of(TrailEvent call, IReadOnlyCollection<string> subjects) =>
        subjects.FirstOrDefault(s => call.Resources.Any(r => Names(r, s))) ?? subjects.FirstOrDefault(s => InParameters(call, s));

    private static bool Names(string resource, string subject) =>
        resource == subject || resource.EndsWith("/" + subject, StringComparison.Ordinal) || resource.EndsWith(":" + subject, StringComparison.Ordinal);

    // Whole JSON values only: a short name must not match inside a longer one.
    private static bool InParameters(TrailEvent call, string subject) =>
        call.RequestParameters.Contains($"\"{subject}\"", StringComparison.Ordinal);
}
