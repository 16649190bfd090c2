using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Tests.Architecture;

/// <summary>Who may do what is dangerous.</summary>
public sealed class DangerTests
{
    [Fact]
    public void OnlyTheRunnerRunsActions()
    {
        var run = typeof(IAction).GetMethod(nameof(IAction.RunAsync))!;
        var callers = Repository.Ours.SelectMany(Repository.OwnTypes).Where(t => Calls.From(t).Any(m => m == run));
        Assert.Equal([typeof(RemediationRunner)], callers);
    }

    [Fact]
    public void AnApprovedRemediationCannotBeMadeOutsideCore() => Assert.Empty(typeof(ApprovedRemediation).GetConstructors());

    [Fact]
    public void AnApprovedRemediationCannotBeAltered() => Assert.All(typeof(ApprovedRemediation).GetProperties(), p => Assert.False(p.CanWrite));

    [Fact]
    public void AnApproverCannotBeMadeOutsideCore() => Assert.Empty(typeof(Approver).GetConstructors());

    /// <summary>The host's own sign-in, and where a platform's signature was checked just before.</summary>
    private static readonly string[] Vouching = ["AiOps.Bot.Security", "AiOps.Bot.Chat.Slack.Intake", "AiOps.Bot.Chat.Teams.Intake"];

    [Fact]
    public void IdentitiesAreVouchedForOnlyWhereTheyAreChecked()
    {
        var made = typeof(VerifiedIdentity).GetConstructors()[0];
        var makers = Repository.Ours.SelectMany(Repository.OwnTypes).Where(t => !Vouching.Contains(t.Namespace) && Calls.From(t).Any(m => m == made));
        Assert.Empty(makers.Select(t => t.FullName));
    }

    [Fact]
    public void TelemetryNeverReachesAShell()
    {
        var starts = Repository.Ours.SelectMany(Repository.OwnTypes)
            .Where(t => Calls.From(t).Any(m => m.DeclaringType == typeof(System.Diagnostics.ProcessStartInfo)));
        Assert.Empty(starts);
    }
}
