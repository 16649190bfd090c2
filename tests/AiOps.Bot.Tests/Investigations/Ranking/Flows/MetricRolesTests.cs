using AiOps.Bot.Core.Investigations.Ranking.Flows;

namespace AiOps.Bot.Tests.Investigations.Ranking.Flows;

public sealed class MetricRolesTests
{
    [Theory]
    [InlineData("latency", "Latency")]
    [InlineData("TargetResponseTime", "Latency")]
    [InlineData("http.server.request.duration", "Latency")]
    [InlineData("availability", "Availability")]
    [InlineData("success_rate", "Availability")]
    [InlineData("HTTPCode_Target_5XX_Count", "Faults")]
    [InlineData("FaultRate", "Faults")]
    [InlineData("Errors", "Faults")]
    [InlineData("RequestCount", "Requests")]
    [InlineData("Invocations", "Requests")]
    [InlineData("CPUUtilization", "Other")]
    [InlineData("", "Other")]
    [InlineData(null, "Other")]
    public void AMetricsRoleIsToldByItsWords(string? metric, string role) =>
        Assert.Equal(role, MetricRoles.Of(metric).ToString());
}
