using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Tests.Conversations;

public sealed class RevealPolicyTests
{
    private static readonly RevealGrant Everything = new();

    private static EntitlementDecision Decide(RevealGrant? grant, string kind = "email", params string[] environments) =>
        RevealPolicy.Decide(Some.Somebody("ana"), (kind, environments), new Roster([grant is null ? Some.Somebody("ana") : Some.Somebody("ana").MayReveal(grant)]), Some.Noon);

    [Fact]
    public void NobodyMayByDefaultWhateverTheyMayApprove()
    {
        var roster = new Roster([Some.Somebody("ana", ActionTier.Destructive)]);
        var decision = RevealPolicy.Decide(roster.People[0], ("email", ["prod"]), roster, Some.Noon);
        Assert.False(decision.Allowed);
        Assert.Equal("not entitled to see a value of kind email in prod; nobody in the directory may now: somebody who configures aiops has to grant it (Reveal in Security:People or Security:Groups)", decision.Reason);
    }

    [Fact]
    public void TheKindsAreTheGrants()
    {
        Assert.True(Decide(new() { Kinds = ["email"] }, "email", "prod").Allowed);
        Assert.False(Decide(new() { Kinds = ["email"] }, "ip", "prod").Allowed);
        Assert.True(Decide(Everything, "ip", "prod").Allowed);
    }

    [Fact]
    public void AllEnvironmentsOfTheIncidentMustBeCovered()
    {
        var staging = new RevealGrant { Environments = ["staging"] };
        Assert.True(Decide(staging, "email", "staging").Allowed);
        Assert.False(Decide(staging, "email", "staging", "prod").Allowed);
        Assert.False(Decide(staging, "email").Allowed);
        Assert.True(Decide(Everything, "email").Allowed);
    }

    [Fact]
    public void OnCallCountsOnlyThen()
    {
        var roster = new Roster([Some.Somebody("ana").MayReveal(new RevealGrant { OnlyOnCall = true, Schedule = "day" })]) { Schedules = [Some.Schedule("day", ("ana", 8, 16))] };
        Assert.True(RevealPolicy.Decide(roster.People[0], ("email", ["prod"]), roster, Some.Noon).Allowed);
        var late = RevealPolicy.Decide(roster.People[0], ("email", ["prod"]), roster, Some.Noon.AddHours(8));
        Assert.StartsWith("not on call now", late.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void AGroupsGrantIsItsMembersAndOthersAreNamed()
    {
        var roster = Some.Roster([Some.Somebody("ana", ActionTier.Observe, "privacy"), Some.Somebody("ben")], Some.Group("privacy") with { Reveals = [Everything] });
        Assert.True(RevealPolicy.Decide(roster.People[0], ("email", ["prod"]), roster, Some.Noon).Allowed);
        Assert.EndsWith("; ask Ana", RevealPolicy.Decide(roster.People[1], ("email", ["prod"]), roster, Some.Noon).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void WhoLeftTheDirectoryMayNot() =>
        Assert.Equal("not in the directory any more", RevealPolicy.Decide(Some.Somebody("ana").MayReveal(Everything), ("email", ["prod"]), new Roster([]), Some.Noon).Reason);
}
