using AiOps.Bot.Detection.Evaluation;

namespace AiOps.Bot.Tests.Detection.Evaluation;

public sealed class ModelAgreementTests
{
    [Fact]
    public void AlarmsOfOneAloneAreThoseDuringWhichTheOtherIsQuiet()
    {
        double[] one = [0.1, 0.9, 0.8, 0.1, .. Quiet(20), 0.7, 0.1];
        double[] other = [0.1, 0.2, 0.1, 0.1, .. Quiet(20), 0.6, 0.9];
        var agreement = ModelAgreement.Of(TrialRows.Of([], one, 0.5), TrialRows.Of([], other, 0.5));
        Assert.Equal((1, 2, 1, 22), (agreement.Both, agreement.OnlyFirst, agreement.OnlySecond, agreement.Neither));
        Assert.Equal([new LoneAlarm(1, 3, 1, 0.9, 0.2)], agreement.FirstAlone);
        Assert.Empty(agreement.SecondAlone);
    }

    [Fact]
    public void RanksAgreeAsTheirDefinitionSays()
    {
        // Ranks 1 4 2 6 4 4 and 3 1.5 1.5 6 5 4: the products of their distances from 3.5 sum to 10.5, their squares to 15.5 and 17.
        var agreement = ModelAgreement.Of(TrialRows.Of([], [0.1, 0.4, 0.35, 0.8, 0.4, 0.4], 0.5), TrialRows.Of([], [0.2, 0.1, 0.1, 0.9, 0.8, 0.3], 0.5));
        Assert.Equal(10.5 / Math.Sqrt(15.5 * 17), agreement.RankCorrelation!.Value, 12);
    }

    [Fact]
    public void AModelThatSaysAlwaysTheSameHasNoOrder() =>
        Assert.Null(ModelAgreement.Of(TrialRows.Of([], [0.5, 0.5], 0.5), TrialRows.Of([], [0.1, 0.2], 0.5)).RankCorrelation);

    private static IEnumerable<double> Quiet(int rows) => Enumerable.Repeat(0.1, rows);
}
