namespace AiOps.Bot.Detection.Scorers.Networks;

/// <summary>How long and how fast a network is trained.</summary>
/// <param name="Passes">Over all items.</param>
/// <param name="Batch">Items a step.</param>
/// <param name="Rate">Of Adam at the beginning; it falls to a tenth in a straight line.</param>
internal sealed record NetworkPlan(int Passes, int Batch, float Rate)
{
    /// <summary>Few items are shown often, many a few times: so many are shown in all, at least twice and at most forty times each.</summary>
    public static NetworkPlan Showing(int items, int shown, int batch, float rate) => new(Math.Clamp(shown / Math.Max(1, items), 2, 40), batch, rate);
}
