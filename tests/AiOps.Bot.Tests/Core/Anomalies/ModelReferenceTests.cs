using AiOps.Bot.Core.Anomalies.Models;

namespace AiOps.Bot.Tests.Core.Anomalies;

public sealed class ModelReferenceTests
{
    [Theory]
    [InlineData("checkout-latency", "checkout-latency", null)]
    [InlineData("a@1", "a", 1)]
    [InlineData("9.disk_full@2147483647", "9.disk_full", int.MaxValue)]
    public void ALineAndAVersionAreRead(string text, string name, int? version)
    {
        var reference = ModelReference.Parse(text);
        Assert.Equal((name, version), (reference.Name, reference.Version));
        Assert.Equal(text, reference.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("-x")]
    [InlineData("../x")]
    [InlineData("X")]
    [InlineData("a b")]
    [InlineData("ä")]
    [InlineData("a@")]
    [InlineData("a@0")]
    [InlineData("a@-1")]
    [InlineData("a@1@2")]
    [InlineData("a@99999999999")]
    [InlineData("a\n")]
    public void AnythingElseIsRefused(string text) => Assert.Throws<FormatException>(() => ModelReference.Parse(text));

    [Fact]
    public void AHugeNameIsRefusedWithoutBeingRepeated() =>
        Assert.InRange(Assert.Throws<FormatException>(() => ModelReference.Parse(new string('a', 100_000))).Message.Length, 1, 300);
}
