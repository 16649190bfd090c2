namespace AiOps.Bot.Detection.Sessions;

/// <summary>A line in the text of its batch, with what was found in it.</summary>
/// <param name="Key">Where its session's name stands, from the line's start; empty where it has none.</param>
/// <param name="Content">Where its text begins behind its time, from the line's start.</param>
/// <param name="Place">Where it stands in its file, and the time that it names.</param>
internal readonly record struct ScannedLine(int Start, int Length, Range Key, int Content, EventPlace Place);
