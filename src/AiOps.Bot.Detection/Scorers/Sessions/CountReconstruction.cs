using AiOps.Bot.Detection.Scorers.Networks;
using AiOps.Bot.Detection.Sessions;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>What a count vector loses on its way through an autoencoder.</summary>
internal sealed class CountReconstruction(CountTable table, CountScaling scaling, AutoencoderLoss loss) : ISessionGauge
{
    public double Measure(LogSession session)
    {
        var row = new float[table.Width];
        table.Fill(session, row);
        scaling.Apply(row);
        return loss.Of(row)[0];
    }
}
