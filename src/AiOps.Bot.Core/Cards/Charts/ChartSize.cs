namespace AiOps.Bot.Core.Cards.Charts;

/// <summary>How large a chart is painted, in pixels.</summary>
public readonly record struct ChartSize(int Width, int Height)
{
    /// <summary>For a message on a desk.</summary>
    public static readonly ChartSize Large = new(720, 300);

    /// <summary>For where bytes are few; at most 6 KB.</summary>
    public static readonly ChartSize Small = new(360, 160);
}
