namespace AiOps.Bot.Core.Alerts.Sources;

/// <summary>Other systems' severity words on our scale.</summary>
internal static class SeverityWords
{
    /// <summary>Medium where the word is missing or unknown: too loud is seen, too quiet is not.</summary>
    public static Severity Read(string? word) => word?.ToLowerInvariant() switch
    {
        "critical" or "fatal" or "page" or "emergency" or "p1" or "sev1" => Severity.Critical,
        "high" or "error" or "major" or "p2" or "sev2" => Severity.High,
        "low" or "minor" or "p4" or "sev4" => Severity.Low,
        "info" or "informational" or "none" or "debug" => Severity.Info,
        _ => Severity.Medium,
    };
}
