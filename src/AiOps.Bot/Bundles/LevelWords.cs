using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Bundles;

/// <summary>What the words in the field <c>level</c> mean, in whatever case.</summary>
internal static class LevelWords
{
    public static LogSeverity Of(ReadOnlySpan<byte> word) => word.Length is 0 or > 16 ? LogSeverity.Unknown : (word[0] | 0x20) switch
    {
        'i' or 'n' => LogSeverity.Info,
        'w' => LogSeverity.Warning,
        'd' or 't' or 'v' => LogSeverity.Debug,
        's' or 'e' => OfErrors(word),
        'f' or 'c' or 'p' or 'a' => LogSeverity.Critical,
        _ => LogSeverity.Unknown,
    };

    // emergency is worse than error.
    private static LogSeverity OfErrors(ReadOnlySpan<byte> word) => word.Length > 1 && (word[1] | 0x20) == 'm' ? LogSeverity.Critical : LogSeverity.Error;
}
