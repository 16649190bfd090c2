using System.Text;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Alerts.Sources;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Core.Alerts;

public sealed class AlertSourceTests
{
    private static ReadOnlyMemory<byte> Fixture(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Core/Alerts/Fixtures", name));

    private static IReadOnlyList<AlertSignal> Read(IAlertSource source, string fixture) => source.Parse(Fixture(fixture), Some.Noon);

    [Fact]
    public void AlertmanagersGroupBecomesOneSignalPerAlert()
    {
        var signals = Read(new AlertmanagerAlertSource(), "alertmanager-firing.json");
        Assert.Equal(["web-1:9090", "web-2:9090"], signals.Select(s => s.Resource.Value));
        Assert.All(signals, s => Assert.Equal((Severity.Critical, AlertStatus.Firing, "HighErrorRate"), (s.Severity, s.Status, s.Kind)));
    }

    [Fact]
    public void AResolvedAlertHasTheFingerprintOfTheFiringOne()
    {
        var firing = Read(new AlertmanagerAlertSource(), "alertmanager-firing.json").Select(s => s.Fingerprint);
        var resolved = Read(new AlertmanagerAlertSource(), "alertmanager-one-resolved.json").Single(s => s.Status == AlertStatus.Resolved);
        Assert.Contains(resolved.Fingerprint, firing);
    }

    [Fact]
    public void AnAlarmIsTheSameByEventBridgeAndBySns()
    {
        var firing = Assert.Single(Read(new CloudWatchAlertSource(), "cloudwatch-eventbridge.json"));
        var over = Assert.Single(Read(new CloudWatchAlertSource(), "cloudwatch-sns.json"));
        Assert.Equal(firing.Fingerprint, over.Fingerprint);
        Assert.Equal(("i-0123456789abcdef0", AlertStatus.Firing, AlertStatus.Resolved), (firing.Resource.Value, firing.Status, over.Status));
    }

    [Fact]
    public void ASubscriptionConfirmationReportsNothing() => Assert.Empty(Read(new CloudWatchAlertSource(), "cloudwatch-subscription.json"));

    [Fact]
    public void TheGenericFormCarriesReasonsAndLabels()
    {
        var signal = Assert.Single(Read(new GenericAlertSource(), "generic.json"));
        Assert.Equal(("Orders are slow", Severity.High, "latency", "payments"), (signal.Title, signal.Severity, signal.Kind, signal.Labels["team"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"title\":7}")]
    [InlineData("{\"title\":\"x\",\"status\":\"exploded\"}")]
    [InlineData("{\"title\":\"x\",\"startsAt\":\"yesterday-ish\"}")]
    public void WhatIsNotOfTheFormIsAFormatFault(string body) =>
        Assert.Throws<FormatException>(() => new GenericAlertSource().Parse(Encoding.UTF8.GetBytes(body), Some.Noon));

    [Fact]
    public void GarbageNeverThrowsAnythingButFormatFaults()
    {
        IAlertSource[] sources = [new GenericAlertSource(), new AlertmanagerAlertSource(), new CloudWatchAlertSource()];
        Prop.ForAll<byte[]>(bytes =>
        {
            foreach (var source in sources)
            {
                try
                {
                    source.Parse(bytes, Some.Noon);
                }
                catch (FormatException)
                {
                    // The one fault that the contract allows.
                }
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void FingerprintsDoNotDependOnTheOrderOfLabels() => Assert.Equal(
        Fingerprint.Of([new("a", "1"), new("b", "2")]), Fingerprint.Of([new("b", "2"), new("a", "1")]));

    [Fact]
    public void ALabelCannotImitateTheBorderBetweenTwo() => Assert.NotEqual(
        Fingerprint.Of([new("a", "1"), new("b", "2")]), Fingerprint.Of([new("a", "11:b1:2")]));
}
