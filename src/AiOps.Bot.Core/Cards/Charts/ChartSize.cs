namespace AiOps.Bot.Core.Cards.Charts;

/// <summary>How large a chart is painted, in pixels.</summary>
/// <param name="Density">Pixels for each of those that letters and lines are measured by: 2 for screens of phones.</param>
public readonly record struct ChartSize(int Width, int Height, int Density = 1)
{
    /// <summary>For a message on a desk.</summary>
    public static readonly ChartSize Large = new(720, 300);

    /// <summary>The same for screens with twice as many pixels.</summary>
    public static readonly ChartSize Dense = new(1440, 600, 2);

    /// <summary>For where bytes are few; at most 6 KB.</summary>
    public static readonly ChartSize Small = new(360, 160);
}
