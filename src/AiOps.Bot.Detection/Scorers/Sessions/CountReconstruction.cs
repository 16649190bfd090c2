using AiOps.Bot.Detection.Scorers.Networks;
using AiOps.Bot.Detection.Sessions;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>What a count vector loses on its way through an autoencoder.</summary>
internal sealed class CountReconstruction(CountTable table, CountScaling scaling, AutoencoderLoss loss, float[] typical) : ISessionGauge
{
    public double Measure(LogSession session)
    {
        var row = new float[table.Width];
        table.Fill(session, row);
        return LossOf(row);
    }

    public IEnumerable<SessionReason> Explain(LogSession session) => new CountOcclusion(CountReconstructionTrainer.FamilyName, table, typical).Explain(session, LossOf);

    private double LossOf(float[] row)
    {
        scaling.Apply(row);
        return loss.Of(row)[0];
    }
}
