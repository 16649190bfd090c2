using System.Collections.Immutable;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Tests.Core.Remediations.People;

public sealed class EntitlementPolicyTests
{
    private static readonly Entitlement OnCallForPayments = new() { UpTo = ActionTier.Disruptive, Resources = ["payments-*"], Environments = ["prod"], OnlyOnCall = true, Schedule = "payments" };

    public static TheoryData<ActionTier, ActionTier, bool> Tiers()
    {
        var data = new TheoryData<ActionTier, ActionTier, bool>();
        foreach (var granted in Enum.GetValues<ActionTier>())
        {
            foreach (var asked in Enum.GetValues<ActionTier>())
            {
                data.Add(granted, asked, asked <= granted && asked != ActionTier.Forbidden);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public void TheShorthandCoversTiersUpToItsOwnEverywhere(ActionTier granted, ActionTier asked, bool expected) =>
        Assert.Equal(expected, Decide(Some.Somebody("ana", granted), Some.Target(asked)).Allowed);

    [Theory]
    [MemberData(nameof(Tiers))]
    public void AnEntitlementCoversTheSame(ActionTier granted, ActionTier asked, bool expected) =>
        Assert.Equal(expected, Decide(Some.Somebody("ana") with { Entitlements = [new() { UpTo = granted }] }, Some.Target(asked)).Allowed);

    /// <summary>All combinations of conditions that hold and that do not.</summary>
    [Fact]
    public void EveryConditionMustHold()
    {
        bool[] both = [true, false];
        foreach (var (tier, resource, environment, action) in from t in both from r in both from e in both from a in both select (t, r, e, a))
        {
            var entitlement = new Entitlement
            {
                UpTo = tier ? ActionTier.Disruptive : ActionTier.Reversible,
                Resources = resource ? ["x", "payments-*"] : ["orders-*"],
                Environments = environment ? ["staging", "prod"] : ["staging"],
                Actions = action ? ["test.switch"] : ["other"],
            };
            var person = Some.Somebody("ana") with { Entitlements = [entitlement] };
            Assert.Equal(tier && resource && environment && action, Decide(person, Some.Target(ActionTier.Disruptive, "payments-db")).Allowed);
        }
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    [InlineData(12, true)]
    [InlineData(19, true)]
    [InlineData(20, false)]
    public void BeingOnCallCountsFromItsStartToJustBeforeItsEnd(int hour, bool expected)
    {
        var roster = Payments(("ana", 8, 20));
        var decision = EntitlementPolicy.Decide(roster.Find("ana")!, Some.Target(ActionTier.Disruptive, "payments-db"), roster, Some.Noon.AddHours(hour - 12));
        Assert.Equal(expected, decision.Allowed);
    }

    [Fact]
    public void BeingOnCallForAnotherScheduleDoesNotCount()
    {
        var roster = Payments(("ben", 8, 20)) with { Schedules = [Some.Schedule("orders", ("ana", 0, 24))] };
        Assert.False(EntitlementPolicy.Decide(roster.Find("ana")!, Some.Target(ActionTier.Disruptive, "payments-db"), roster, Some.Noon).Allowed);
    }

    [Fact]
    public void WhereNoScheduleIsNamedAnyCounts()
    {
        var roster = new Roster([Some.Somebody("ana") with { Entitlements = [new() { UpTo = ActionTier.Reversible, OnlyOnCall = true }] }]) { Schedules = [Some.Schedule("orders", ("ana", 0, 24))] };
        var decision = EntitlementPolicy.Decide(roster.People[0], Some.Target(), roster, Some.Noon);
        Assert.Equal((true, "by their own entitlement, while on call for orders until 2026-03-15 00:00 UTC"), (decision.Allowed, decision.Reason));
    }

    [Fact]
    public void WhoeverIsInNoGroupIsToldWhichOneAndWhomToAsk()
    {
        var roster = Payments(("ana", 8, 20));
        Assert.Equal("not in group payments-oncall; ask Ana (on call until 20:00 UTC)", Denied(roster, "tim"));
    }

    [Fact]
    public void WhoeverIsNotOnCallIsToldWhoIs() => Assert.Equal("not on call for payments now; ask Ana (on call until 20:00 UTC)", Denied(Payments(("ana", 8, 20)), "ben"));

    [Fact]
    public void InAGapNobodyMayAndTheReasonSaysWhoIsNext() =>
        Assert.Equal("not on call for payments now; nobody who may is on call for payments now; Ben is from 18:00 UTC", Denied(Payments(("ana", 0, 6), ("ben", 18, 24)), "ana"));

    [Fact]
    public void WhereNobodyIsEverOnCallAgainTheReasonSaysSo() =>
        Assert.Equal("not on call for payments now; nobody who may is on call for payments now", Denied(Payments(("ana", 0, 6)), "ana"));

    [Fact]
    public void WhereNobodyMayTheReasonSaysWhatToConfigure()
    {
        var roster = new Roster([Some.Somebody("tim")]);
        Assert.StartsWith("not entitled to approve disruptive actions on payments-db (prod); nobody in the directory may: ", Denied(roster, "tim"), StringComparison.Ordinal);
    }

    [Fact]
    public void WhoeverLeftTheDirectoryMayNothing() =>
        Assert.Equal("not in the directory any more", EntitlementPolicy.Decide(Some.Somebody("eve", ActionTier.Destructive), Some.Target(), new([]), Some.Noon).Reason);

    [Fact]
    public void TheDirectoryCountsAndNotWhatAPersonBringsAlong()
    {
        var roster = new Roster([Some.Somebody("eve")]);
        Assert.False(EntitlementPolicy.Decide(Some.Somebody("eve", ActionTier.Destructive, "admins"), Some.Target(), roster, Some.Noon).Allowed);
    }

    [Fact]
    public void AGroupThatIsGoneGrantsNothing()
    {
        var roster = Payments(("ana", 8, 20)) with { Groups = [] };
        Assert.False(EntitlementPolicy.Decide(roster.Find("ana")!, Some.Target(ActionTier.Disruptive, "payments-db"), roster, Some.Noon).Allowed);
    }

    [Theory]
    [InlineData("111122223333", "db-1", null, "staging")]
    [InlineData("999900001111", "db-staging", null, "staging")]
    [InlineData("999900001111", "db-1", "dev", "dev")]
    [InlineData("999900001111", "db-1", "production", "prod")]
    [InlineData("999900001111", "db-1", null, "prod")]
    public void TheEnvironmentIsTheFirstRulesThatHoldsAndProductionWhereNoneDoes(string account, string resource, string? tag, string expected)
    {
        var map = new EnvironmentMap(
        [
            new() { Name = "staging", Accounts = ["1111*"] },
            new() { Name = "staging", Resources = ["*-staging"] },
            new() { Name = "dev", Tags = ImmutableSortedDictionary<string, string>.Empty.Add("env", "dev*") },
        ]);
        var tags = tag is null ? ImmutableSortedDictionary<string, string>.Empty : ImmutableSortedDictionary<string, string>.Empty.Add("env", tag);
        Assert.Equal(expected, map.Of(Some.Request(resource) with { Account = account }, tags));
    }

    private static EntitlementDecision Decide(Person person, ApprovalTarget target) => EntitlementPolicy.Decide(person, target, new([person]), Some.Noon);

    private static string Denied(Roster roster, string person)
    {
        var decision = EntitlementPolicy.Decide(roster.Find(person)!, Some.Target(ActionTier.Disruptive, "payments-db"), roster, Some.Noon);
        Assert.False(decision.Allowed);
        return decision.Reason;
    }

    private static Roster Payments(params (string Person, int From, int To)[] shifts) =>
        Some.Roster([Some.Somebody("ana", groups: "payments-oncall"), Some.Somebody("ben", groups: "payments-oncall"), Some.Somebody("tim")], Some.Group("payments-oncall", OnCallForPayments)) with
        {
            Schedules = [Some.Schedule("payments", shifts)],
        };
}
