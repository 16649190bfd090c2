namespace AiOps.Bot.Detection.Sessions;

/// <summary>Where an event of a session stands.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Time">Ticks of UTC; 0 where the line names no time.</param>
public readonly record struct EventPlace(long Line, long Time);
