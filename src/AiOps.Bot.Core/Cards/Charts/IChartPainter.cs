namespace AiOps.Bot.Core.Cards.Charts;

/// <summary>Makes a picture of a chart, for platforms that show pictures.</summary>
public interface IChartPainter
{
    /// <summary>The same chart gives the same bytes.</summary>
    /// <param name="zone">The zone of the times on the axis.</param>
    /// <returns>A PNG (ISO/IEC 15948) with a palette.</returns>
    byte[] Paint(CardChart chart, ChartSize size, TimeZoneInfo zone);
}
