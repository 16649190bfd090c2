namespace AiOps.Bot.Aws.Collectors;

/// <param name="InitialLookBack">How far back the very first read goes.</param>
/// <param name="Overlap">How much is read again each time.</param>
internal sealed record CloudWatchReading(TimeSpan InitialLookBack, TimeSpan Overlap);
