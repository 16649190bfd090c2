namespace AiOps.Bot.Detection.Sessions;

/// <summary>A line of a batch, with what was found in it.</summary>
/// <param name="Line">Which of the batch's.</param>
/// <param name="Key">Where its session's name stands, from the line's start; empty where it has none.</param>
/// <param name="Content">Where the text that tells what happened stands in the batch's contents.</param>
/// <param name="Place">Where it stands in its file, and the time that it names.</param>
/// <param name="Traits">Nothing where they are not wanted.</param>
internal readonly record struct ScannedLine(int Line, Range Key, Range Content, EventPlace Place, SessionTraits Traits);
