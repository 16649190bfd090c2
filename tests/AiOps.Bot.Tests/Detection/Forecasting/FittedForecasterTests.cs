using System.Text.Json;
using AiOps.Bot.Detection.Forecasting;

namespace AiOps.Bot.Tests.Detection.Forecasting;

/// <summary>Fitted models held against figures of statsmodels (recorded by .ci/forecast-reference), and against what each is for.</summary>
public sealed class FittedForecasterTests
{
    private static readonly JsonElement Reference =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Detection", "Forecasting", "Fixtures", "statsmodels.json"))).RootElement;

    private static readonly double[] Plain = Numbers(Reference, "values");
    private static readonly double[] Seasonal = Numbers(Reference, "seasonal");
    private static readonly ArimaOrder Arma = new(2, 0, 1, 0, 0, 0, 12);
    private static readonly ArimaOrder SeasonalArma = new(1, 0, 0, 0, 1, 1, 12);

    [Fact]
    public void TheExactLikelihoodOfAnArmaModelEqualsTheReference()
    {
        var known = Reference.GetProperty("arma");
        var model = ArmaPolynomials.OfWeights(Arma, (Numbers(known, "ar"), Numbers(known, "ma")), ([], []));
        Assert.Equal(Number(known, "deviance"), ArmaLikelihood.Deviance(Plain, model), 1e-6);
        Assert.All(Numbers(known, "forecast").Zip(model.Forecast(Plain, 6)), p => Assert.Equal(p.First, p.Second, 1e-9));
    }

    [Fact]
    public void TheExactLikelihoodOfASeasonalModelEqualsTheReference()
    {
        var known = Reference.GetProperty("seasonal_arma");
        var model = ArmaPolynomials.OfWeights(SeasonalArma, (Numbers(known, "ar"), []), ([], Numbers(known, "seasonal_ma")));
        Assert.Equal(Number(known, "deviance"), ArmaLikelihood.Deviance(SeasonalArma.Difference(Seasonal), model), 1e-6);
    }

    [Fact]
    public void TheFitOfAnArmaModelComesToTheReferencesMaximum()
    {
        var known = Reference.GetProperty("fitted");
        var model = ArmaPolynomials.Of(Arma, ArimaForecaster.Fit(Plain, Arma).Place);
        Assert.Equal(Number(known, "deviance"), ArmaLikelihood.Deviance(Plain, model), 0.01);
        Assert.All(Numbers(known, "ar").Zip(model.Ar), p => Assert.Equal(p.First, p.Second.Weight, 0.01));
    }

    [Fact]
    public void TheConditionalFitOfASeasonalModelIsNearTheReferencesMaximum()
    {
        var model = ArmaPolynomials.Of(SeasonalArma, ArimaForecaster.Fit(SeasonalArma.Difference(Seasonal), SeasonalArma).Place);
        var deviance = ArmaLikelihood.Deviance(SeasonalArma.Difference(Seasonal), model);
        Assert.InRange(deviance - Number(Reference.GetProperty("seasonal_fitted"), "deviance"), -0.001, 4);
    }

    [Fact]
    public void HoltAndWintersRecursionsEqualTheReference()
    {
        var known = Reference.GetProperty("holt_winters");
        var state = new HoltWintersState(Number(known, "initial_level"), Number(known, "initial_trend"), Numbers(known, "initial_seasonal"));
        var constants = new SmoothingConstants(Number(known, "level"), Number(known, "trend"), Number(known, "season"), Number(known, "damping"));
        Array.ForEach(Seasonal, v => state.Observe(v, constants, isRobust: false));

        // The reference does not learn the season of the very last row before it foretells, so its twelfth figure is another.
        Assert.All(Numbers(known, "forecast").Zip(state.Forecast(15, constants)).Take(11), p => Assert.Equal(p.First, p.Second, 1e-9));
    }

    [Fact]
    public void TheThetaLineEqualsTheReference()
    {
        var known = Reference.GetProperty("theta");
        Assert.All(Numbers(known, "forecast").Zip(ThetaForecaster.Extrapolate(Seasonal, Number(known, "alpha"), 8)), p => Assert.Equal(p.First, p.Second, 1e-6));
    }

    [Fact]
    public void IntegratingUndoesDifferencing()
    {
        var order = new ArimaOrder(0, 1, 0, 0, 1, 0, 12);
        var (known, later) = (Seasonal[..100], Seasonal[100..120]);
        var apart = order.Difference(Seasonal[..120])[^20..];
        Assert.All(later.Zip(order.Integrate(known, apart)), p => Assert.Equal(p.First, p.Second, 1e-9));
    }

    [Theory]
    [InlineData("arima", 3)]
    [InlineData("additive", 3)]
    [InlineData("holt-winters", 4)]
    [InlineData("theta", 4)]
    public void ADailyShapeIsForetoldInSpiteOfSpikes(string model, double most)
    {
        var random = new Random(1);
        var values = Enumerable.Range(0, 24 * 25).Select(i => Daily(i) + random.NextDouble() + (i % 97 == 50 ? 1_000 : 0)).ToArray();
        var told = Forecasters.Create(model).Forecast(new(values), values.Length, new(24, 24));
        Assert.InRange(told.Select((t, i) => Math.Abs(t - Daily(values.Length + i) - 0.5)).Average(), 0, most);
    }

    [Fact]
    public void TheAdditiveTrendTurnsWhereTheRowsTurn()
    {
        var values = Enumerable.Range(0, 24 * 40).Select(i => Daily(i) + (i < 24 * 25 ? 0.1 * i : (0.1 * 24 * 25) - (0.2 * (i - (24 * 25))))).ToArray();
        var told = Forecasters.Create("additive").Forecast(new(values), values.Length, new(48, 24));
        Assert.InRange((told[47] - told[23]) / 24, -0.3, -0.1);
    }

    [Fact]
    public void AHolidayIsForetoldByTheHolidaysBefore()
    {
        static bool IsHoliday(int row) => row / 24 % 10 == 9;
        var values = Enumerable.Range(0, 24 * 49).Select(i => Daily(i) - (IsHoliday(i) ? 60 : 0)).ToArray();
        var told = new AdditiveForecaster(IsHoliday).Forecast(new(values), values.Length, new(24, 24));
        Assert.All(told.Select((t, i) => t - Daily(i)), d => Assert.InRange(d, -66, -54));
    }

    [Fact]
    public void WeekendsAreOfTheAdditiveModelToo()
    {
        var values = Enumerable.Range(0, 24 * 7 * 6).Select(i => i / 24 % 7 >= 5 ? 20.0 : Daily(i)).Take((24 * 7 * 5) + (24 * 5)).ToArray();
        Assert.All(Forecasters.Create("additive").Forecast(new(values), values.Length, new(24, 24)), t => Assert.InRange(t, -30, 75));
    }

    [Fact]
    public void AMinimumIsFoundWithoutDerivatives()
    {
        var found = NelderMead.Minimise(p => Math.Pow(1 - p[0], 2) + (100 * Math.Pow(p[1] - (p[0] * p[0]), 2)), [-1.2, 1], 0.5, 400);
        Assert.Equal(1, found[0], 0.01);
        Assert.Equal(1, found[1], 0.01);
    }

    [Fact]
    public void AnUnknownModelIsRefusedWithTheNames() =>
        Assert.Contains("holt-winters", Assert.Throws<ArgumentException>(() => Forecasters.Create("oracle")).Message, StringComparison.Ordinal);

    private static double[] Numbers(JsonElement of, string name) => [.. of.GetProperty(name).EnumerateArray().Select(e => e.GetDouble())];

    private static double Number(JsonElement of, string name) => of.GetProperty(name).GetDouble();

    private static double Daily(int hour) => 100 + (40 * Math.Sin(2 * Math.PI * hour / 24));
}
