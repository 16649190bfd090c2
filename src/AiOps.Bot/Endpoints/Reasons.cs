namespace AiOps.Bot.Endpoints;

/// <summary>What people wrote, as it goes on the timeline: trimmed and bounded.</summary>
internal static class Reasons
{
    private const int Longest = 500;

    public static string Of(string? written) => Cut((written ?? "").Trim());

    public static string Resolving(string? written) => Of(written) is { Length: > 0 } reason ? reason : "closed without a reason given";

    public static string Cut(string text) => text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest), "…");
}
