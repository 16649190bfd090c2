using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;

namespace AiOps.Bot.Tests.Detection.Scorers;

public sealed class AccessDenialTests
{
    private const string Role = "arn:aws:sts::111122223333:assumed-role/ops-host";

    private static string Text(string permission, string session = "i-0b5e7a91c2d34f601") =>
        $"Mar 14 12:00:00 ip-10-20-1-15 rds-log-export[7]: ERROR: An error occurred (AccessDenied) when calling the X operation: User: {Role}/{session} is not authorized to perform: {permission} on resource: arn:aws:rds:eu-central-1:111122223333:db:orders-db because no identity-based policy allows the {permission} action";

    private static string Record(string eventName, string errorCode, string identity) =>
        "{\"eventVersion\":\"1.11\",\"userIdentity\":{" + identity + "},\"eventTime\":\"2026-03-14T12:00:00Z\",\"eventSource\":\"rds.amazonaws.com\",\"eventName\":\"" + eventName
        + "\",\"sourceIPAddress\":\"10.20.1.15\",\"errorCode\":\"" + errorCode + "\",\"errorMessage\":\"no\",\"responseElements\":null}";

    private static string Assumed(string session) => $"\"type\":\"AssumedRole\",\"arn\":\"{Role}/{session}\"";

    [Fact]
    public void TheFirstRefusalNamesWhoAndWhat()
    {
        var denied = Assert.Single(new ScoringRun().Add(Some.Noon, Text("rds:DownloadDBLogFilePortion")).Live().Found);
        Assert.Equal(AnomalyKinds.AccessDenied, denied.Kind);
        Assert.Equal(Severity.Medium, denied.Severity);
        Assert.Equal(Role, denied.Labels[AnomalyLabels.Principal]);
        Assert.Equal("rds:DownloadDBLogFilePortion", denied.Labels[AnomalyLabels.Permission]);
        Assert.Equal(["e0"], denied.EventIds);
    }

    [Fact]
    public void TheSameRefusalIsReportedAgainOnlyWhenItGrowsTenfold()
    {
        var run = new ScoringRun();
        for (var i = 0; i < 60; i++)
        {
            run.Add(Some.Noon.AddHours(i), Text("rds:DownloadDBLogFilePortion", $"session-{i}"));
        }

        var found = run.Live().Of(AnomalyKinds.AccessDenied);
        Assert.Equal(["1", "10"], found.Select(a => a.Labels[AnomalyLabels.Count]));
        Assert.Equal(found[0].Signal, found[1].Signal);
    }

    [Fact]
    public void ARefusalThatComesBackAfterAWeekIsNews()
    {
        var run = new ScoringRun().Add(Some.Noon, Text("rds:X")).Add(Some.Noon.AddDays(8), Text("rds:X")).Live();
        Assert.Equal(2, run.Found.Count);
    }

    [Theory]
    [InlineData("AccessDenied")]
    [InlineData("AccessDeniedException")]
    [InlineData("Client.UnauthorizedOperation")]
    public void ARefusedCallInATrailIsRead(string code)
    {
        var denied = Assert.Single(new ScoringRun().Add(Some.Noon, Record("DownloadDBLogFilePortion", code, Assumed("i-0b5e"))).Live().Found);
        Assert.Equal("rds:DownloadDBLogFilePortion", denied.Labels[AnomalyLabels.Permission]);
        Assert.Equal(Role, denied.Labels[AnomalyLabels.Principal]);
    }

    [Fact]
    public void APersonsRefusalIsOfLowSeverity()
    {
        var user = "\"type\":\"IAMUser\",\"arn\":\"arn:aws:iam::111122223333:user/marta\",\"userName\":\"marta\"";
        Assert.Equal(Severity.Low, Assert.Single(new ScoringRun().Add(Some.Noon, Record("DescribeDBInstances", "AccessDenied", user)).Live().Found).Severity);
    }

    [Fact]
    public void FivePermissionsInAnHourAreABurst()
    {
        var run = new ScoringRun();
        for (var i = 0; i < 7; i++)
        {
            run.Add(Some.Noon.AddMinutes(i), Record($"Describe{i}", "AccessDenied", Assumed("s")));
        }

        var burst = Assert.Single(run.Live().Found, a => a.Signal.ContainsKey("pattern"));
        Assert.Equal(5, burst.Labels[AnomalyLabels.Permission].Split(',').Length);
        Assert.Equal(5, burst.EventIds.Length);
    }

    [Theory]
    [InlineData("{\"errorCode\":\"AccessDenied\",")]
    [InlineData("{\"errorCode\":\"AccessDenied\",\"eventName\":[1,2]}")]
    [InlineData("is not authorized to perform: ")]
    [InlineData("{\"eventName\":\"ConsoleLogin\",\"userIdentity\":7,\"responseElements\":\"x\"}")]
    public void BrokenLinesRaiseNothing(string line) => Assert.Empty(new ScoringRun().Add(Some.Noon, line).Live().Found);
}
