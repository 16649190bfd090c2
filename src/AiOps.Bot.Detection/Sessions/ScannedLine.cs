namespace AiOps.Bot.Detection.Sessions;

/// <summary>A line in the text of its batch, with what was found in it.</summary>
/// <param name="Key">Where its session's name stands, from the line's start; empty where it has none.</param>
/// <param name="Content">Where its text begins behind its time, from the line's start.</param>
/// <param name="Time">Ticks of UTC; 0 where it names none.</param>
internal readonly record struct ScannedLine(int Start, int Length, Range Key, int Content, long Time);
