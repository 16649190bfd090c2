namespace AiOps.Bot.Scoring;

/// <summary>A line of a stream.</summary>
/// <param name="Number">From 0; empty lines count.</param>
/// <param name="Text">Null where it was longer than <see cref="ScoreLimits.Line"/>.</param>
internal readonly record struct SentLine(long Number, ReadOnlyMemory<byte>? Text);
