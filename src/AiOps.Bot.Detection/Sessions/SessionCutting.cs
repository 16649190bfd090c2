namespace AiOps.Bot.Detection.Sessions;

/// <summary>What makes a session of lines: what they have in common, windows of time, silences between them.</summary>
/// <param name="Key">Null where lines are grouped by time alone.</param>
/// <param name="Windows">Null where sessions are whole, or cut at silences.</param>
/// <param name="Gaps">Null where silences do not matter.</param>
internal sealed record SessionCutting(SessionKey? Key, SessionWindows? Windows, SessionGaps? Gaps)
{
    /// <exception cref="FormatException">Windows, step and gap do not fit.</exception>
    public static SessionCutting Of(ScoreLogsOptions options)
    {
        if (options.Gap is { } gap)
        {
            return options.Window is null && options.Step is null && gap > TimeSpan.Zero
                ? new(options.Key, null, new(gap))
                : throw new FormatException($"a gap of {gap} must be longer than nothing, and goes with neither windows nor a step: sessions end at silences or at a window's end");
        }

        var window = options.Window ?? (options.Key is null ? TimeSpan.FromMinutes(5) : null);
        return new(options.Key, window is { } length ? new(length, options.Step ?? length) : null, null);
    }
}
