namespace AiOps.Bot.Detection.Sessions;

/// <summary>What one line adds to its session beside its kind.</summary>
internal static class LineTraits
{
    public static SessionTraits Of(ReadOnlySpan<char> line, long time) => new() { Began = time, Ended = time, Characters = line.Length };
}
