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

    [Fact]
    public void IdentitiesAreVouchedForOnlyWhereTheyAreChecked()
    {
        var made = typeof(VerifiedIdentity).GetConstructors()[0];
        var makers = Repository.Ours.SelectMany(Repository.OwnTypes).Where(t => t.Namespace != "AiOps.Bot.Security" && Calls.From(t).Any(m => m == made));
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
