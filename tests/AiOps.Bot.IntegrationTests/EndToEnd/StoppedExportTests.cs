using System.Net;
using AiOps.Bot.Core.Anomalies;

namespace AiOps.Bot.IntegrationTests.EndToEnd;

/// <summary>A job stopped months ago for two reasons; fixing one of them brings the incident back with the other.</summary>
public sealed class StoppedExportTests
{
    private const string Fix = "cron.fix-line";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task FixingTheTypoAloneBringsBackTheSecondCause()
    {
        await using var bot = await RunningBot.StartAsync();
        var offered = await bot.WaitForIncidentAsync(
            AnomalyKinds.ActivityCeased, i => i.Remediation(Fix, "Proposed") is not null && i.Hypotheses().First() == "crontab-fault", Patience);
        var proposal = offered.Remediation(Fix, "Proposed")!.Value;
        using var approved = await bot.DecideAsync(proposal.Text("id"), "approve", proposal.Text("digest"));
        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);

        var back = await bot.WaitForIncidentAsync(
            AnomalyKinds.ActivityCeased, i => i.Remediation(Fix, "Unverified") is not null && i.Hypotheses().FirstOrDefault() == "permission-removed", Patience);
        Assert.Equal("Triggered", back.Text("status"));
        Assert.Contains("rds:DownloadDBLogFilePortion", back.GetProperty("hypotheses")[0].GetProperty("manualStep").GetString(), StringComparison.Ordinal);
    }
}
