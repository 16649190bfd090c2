using System.Text;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Alerts.Sources;

namespace AiOps.Bot.Tests.Core.Alerts;

public sealed class SignalJsonTests
{
    private static readonly string Fixture = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Core/Alerts/Fixtures/aiops.json"));

    [Fact]
    public void ASignalComesOutAsItWentIn()
    {
        var read = SignalJson.Read(Encoding.UTF8.GetBytes(Fixture), "aiops");

        var again = SignalJson.Read(SignalJson.Write("anm-1", read), "aiops");

        Assert.Equal(SignalJson.Write("anm-1", read), SignalJson.Write("anm-1", again));
        Assert.Equal(("rate-rise", Severity.High, AlertStatus.Firing, "checkout"), (again.Kind, again.Severity, again.Status, again.Resource.Value));
        Assert.Equal("/app/checkout", again.Labels["logGroup"]);
        Assert.Equal(["e-1", "e-2"], again.EventIds);
    }

    [Fact]
    public void ItCountsAsThisBotsOwn() => Assert.Equal("aiops", Assert.Single(new ScorerAlertSource().Parse(Encoding.UTF8.GetBytes(Fixture), Some.Noon)).Source);

    [Theory]
    [InlineData("\"High\"", "\"Enormous\"", "severity")]
    [InlineData("\"High\"", "\"7\"", "severity")]
    [InlineData("\"Firing\"", "\"Suppressed\"", "status")]
    [InlineData("\"2026-03-02T03:00:00+00:00\"", "\"soon\"", "startsAt")]
    [InlineData("\"seenAt\"", "\"seen\"", "seenAt")]
    [InlineData("\"fingerprint\"", "\"print\"", "fingerprint")]
    public void AFaultSaysWhereItIs(string right, string wrong, string told) => Assert.Contains(
        told, Assert.Throws<FormatException>(() => SignalJson.Read(Encoding.UTF8.GetBytes(Fixture.Replace(right, wrong, StringComparison.Ordinal)), "aiops")).Message, StringComparison.Ordinal);
}
