namespace AiOps.Bot.Core.Cards.Charts;

/// <summary>A place on a canvas, in pixels from its top left corner.</summary>
internal readonly record struct Spot(double X, double Y)
{
    /// <summary>How far it is from a segment.</summary>
    public double DistanceTo(Spot from, Spot to)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = (dx * dx) + (dy * dy);
        var along = length == 0 ? 0 : Math.Clamp((((X - from.X) * dx) + ((Y - from.Y) * dy)) / length, 0, 1);
        var (ox, oy) = (X - from.X - (along * dx), Y - from.Y - (along * dy));
        return Math.Sqrt((ox * ox) + (oy * oy));
    }
}
