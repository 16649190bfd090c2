using AiOps.Bot.Core.Investigations.Models;
using AiOps.Bot.Core.Investigations.Models.Recording;
using AiOps.Bot.Tests.Doubles;

namespace AiOps.Bot.Tests.Investigations.Models;

public sealed class ModelOptionsFaultsTests
{
    private static ModelOptionsFaults Faults => new([new FakeProvider(new Dictionary<string, Microsoft.Extensions.AI.IChatClient> { ["m"] = new FakeModel("x") })]);

    private static string[] Find(Action<ModelOptions> change)
    {
        var options = new ModelOptions();
        change(options);
        return [.. Faults.Find(options)];
    }

    [Fact]
    public void NothingConfiguredIsFine() => Assert.Empty(Find(_ => { }));

    [Fact]
    public void EveryFaultIsSaidAtOnceWithItsKey()
    {
        var faults = Find(o =>
        {
            o.Chat.Add(new() { Provider = "fake", Model = "m" });
            o.Chat.Add(new() { Provider = "nobody", Model = "", Endpoint = new("http://models.example/v1"), MaxRetries = 99 });
            o.Embeddings = new() { Provider = "fake", Model = "unknown" };
            o.Budget.PerHour.Tokens = 0;
            o.Budget.KeptForUrgent = 2;
            o.Cache.Entries = -1;
            o.Recording.Mode = ModelRecordingMode.Replay;
        });
        Assert.Equal(
            ["Models:Budget", "Models:Budget:PerHour", "Models:Cache", "Models:Chat:1", "Models:Chat:1:Endpoint must use https", "Models:Chat:1:Model is missing", "Models:Chat:1:Provider is 'nobody'; it must be one of fake", "Models:Embeddings:Model is unknown", "Models:Recording:File is missing"],
            faults.Select(f => f.Split(": ")[0].Split(" at ")[0].Split(", except")[0].Split(": set")[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ALimitOfMoneyNeedsAPriceForEachModel()
    {
        void Limited(ModelOptions o)
        {
            o.Chat.Add(new() { Provider = "fake", Model = "m" });
            o.Budget.PerHour.Money = 1;
        }

        Assert.StartsWith("Models:Prices has no price for m", Assert.Single(Find(Limited)), StringComparison.Ordinal);
        Assert.Empty(Find(o =>
        {
            Limited(o);
            o.Prices.Add(new() { Model = "m", InputPerMillion = 1 });
        }));
    }

    [Theory]
    [InlineData("http://127.0.0.1:11434/v1", false, true)]
    [InlineData("http://models.internal/v1", false, false)]
    [InlineData("http://models.internal/v1", true, true)]
    [InlineData("https://models.example/v1", false, true)]
    [InlineData("ftp://models.example/v1", true, false)]
    [InlineData("/v1", true, false)]
    public void ClearTextStaysOnThisMachineUnlessToldOtherwise(string endpoint, bool plain, bool fine) => Assert.Equal(
        fine, Find(o => o.Chat.Add(new() { Provider = "fake", Model = "m", Endpoint = new(endpoint, UriKind.RelativeOrAbsolute), AllowPlainHttp = plain })).Length == 0);
}
