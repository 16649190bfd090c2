namespace AiOps.Bot.Core.Telemetry;

/// <summary>
/// What a line is recognised by when it comes again: its mask; for a CloudTrail record the call, its outcome and who makes it, because the JSON around them
/// says nothing.
/// </summary>
public static class LineShape
{
    private const int Longest = 1_000;
    private const string EventName = "eventName";
    private const string ErrorCode = "errorCode";

    public static string Of(ParsedLog parsed, ILogTemplates templates) =>
        IsCall(parsed) ? OfCall(parsed, parsed.Fields.GetValueOrDefault(ErrorCode, "")) : Cut(templates.MaskOf(parsed.Content));

    /// <summary>The shape that a refused call would have had if it had been let through; null for everything else.</summary>
    public static string? OfWhatWasRefused(ParsedLog parsed) => IsCall(parsed) && parsed.Fields.ContainsKey(ErrorCode) ? OfCall(parsed, "") : null;

    /// <summary>arn:aws:sts::1:assumed-role/ops-host/i-0abc → arn:aws:sts::1:assumed-role/ops-host: the role is what a policy belongs to.</summary>
    public static string WithoutSession(string principal)
    {
        const string Assumed = ":assumed-role/";
        var at = principal.IndexOf(Assumed, StringComparison.Ordinal);
        var slash = at < 0 ? -1 : principal.IndexOf('/', at + Assumed.Length);
        return slash < 0 ? principal : principal[..slash];
    }

    private static bool IsCall(ParsedLog parsed) => parsed.Format == LogFormat.CloudTrail && parsed.Fields.ContainsKey(EventName);

    private static string OfCall(ParsedLog call, string outcome)
    {
        var who = WithoutSession(call.Fields.GetValueOrDefault("userIdentity.arn") ?? call.Fields.GetValueOrDefault("userIdentity.userName", ""));
        return Cut(string.Join(' ', new[] { call.Fields[EventName], outcome, who }.Where(part => part.Length > 0)));
    }

    private static string Cut(string text) => text.Length > Longest ? text[..Longest] : text;
}
