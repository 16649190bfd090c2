using AiOps.Bot.Core.Remediations;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Core.Remediations.People;

/// <summary>What holds whatever the operator writes. Worlds are made from a seed, so that a failure can be repeated.</summary>
public sealed class EntitlementPropertyTests
{
    private static readonly string[] Names = ["ana", "ben", "cem", "dee"];
    private static readonly string[] GroupNames = ["g1", "g2", "g3"];
    private static readonly string[] Resources = ["payments-db", "payments-api", "orders-db", "sg-1"];
    private static readonly string[] Environments = ["prod", "staging"];
    private static readonly string[] Actions = ["test.switch", "test.stop"];

    [Fact]
    public void NobodyMayMoreThanSomeGrantOfTheirsSays() => Check((world, person, target, now) =>
        !EntitlementPolicy.Decide(person, target, world, now).Allowed
        || Granted(world, person).Any(e => e.Covers(target) && (!e.OnlyOnCall || IsOnCall(world, person, e, now))));

    [Fact]
    public void WhatAGrantSaysIsAllowed() => Check((world, person, target, now) =>
        EntitlementPolicy.Decide(person, target, world, now).Allowed
        || !Granted(world, person).Any(e => e.Covers(target) && (!e.OnlyOnCall || IsOnCall(world, person, e, now))));

    [Fact]
    public void ALessDangerousTierIsAllowedWhereverAMoreDangerousOneIs() => Check((world, person, target, now) =>
        target.Tier == ActionTier.Observe || !EntitlementPolicy.Decide(person, target, world, now).Allowed
        || EntitlementPolicy.Decide(person, target with { Tier = target.Tier - 1 }, world, now).Allowed);

    [Fact]
    public void AnotherEntitlementTakesNothingAway() => Check((world, person, target, now) =>
    {
        var more = world with { People = world.People.Replace(person, person with { Entitlements = person.Entitlements.Add(new() { UpTo = ActionTier.Reversible, Resources = ["orders-*"] }) }) };
        return !EntitlementPolicy.Decide(person, target, world, now).Allowed || EntitlementPolicy.Decide(person, target, more, now).Allowed;
    });

    [Fact]
    public void LeavingAGroupGivesNothing() => Check((world, person, target, now) =>
    {
        var less = world with { People = world.People.Replace(person, person with { Groups = [] }) };
        return EntitlementPolicy.Decide(person, target, world, now).Allowed || !EntitlementPolicy.Decide(person, target, less, now).Allowed;
    });

    [Fact]
    public void OtherPeopleDoNotMatter() => Check((world, person, target, now) =>
    {
        var alone = world with { People = [person] };
        return EntitlementPolicy.Decide(person, target, world, now).Allowed == EntitlementPolicy.Decide(person, target, alone, now).Allowed;
    });

    [Fact]
    public void WhateverAccountTheyComeInByItIsTheSamePerson() => Check((world, person, target, now) =>
    {
        var directory = new PersonDirectory(world);
        return person.Identities.All(i => directory.Identify(i) is { } by && by.Person == person);
    });

    [Fact]
    public void TheSamePersonNeverCountsTwice() => Check((world, person, target, now) =>
    {
        var facts = new ApprovalFacts(world, new() { Protected = ["*"] }, now);
        var remediation = Some.Remediation() with { Tier = ActionTier.Reversible, ExpiresAt = now.AddHours(1) };
        var directory = new PersonDirectory(world);
        var once = ApprovalPolicy.Approve(remediation, directory.Identify(person.Identities[0])!, "", facts);
        return once.Status == RemediationStatus.Proposed
            && ApprovalPolicy.Refuse(once, directory.Identify(person.Identities[1])!, once.Digest, facts) is not null;
    });

    private static void Check(Func<Roster, Person, ApprovalTarget, DateTimeOffset, bool> holds) => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var world = World(random);
        var person = world.People[random.Next(world.People.Length)];
        var target = Some.Target((ActionTier)random.Next(5), Pick(random, Resources), Pick(random, Environments), Pick(random, Actions));
        return holds(world, person, target, Some.Noon.AddHours(random.Next(-30, 30)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static Roster World(Random random) => new([.. Names.Select(n => Member(n, random))])
    {
        Groups = [.. GroupNames.Select(g => new PersonGroup(g, [.. Enumerable.Range(0, random.Next(3)).Select(_ => Any(random))]))],
        Schedules = [Some.Schedule("s1", ("ana", 0, random.Next(1, 24)), ("ben", 12, 30)), Some.Schedule("s2", ("cem", -20, random.Next(1, 24)))],
    };

    private static Person Member(string name, Random random) => Some.Somebody(name, (ActionTier)random.Next(2), [.. GroupNames.Where(_ => random.Next(3) == 0)]) with
    {
        Entitlements = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Any(random))],
    };

    private static Entitlement Any(Random random) => new()
    {
        UpTo = (ActionTier)random.Next(5),
        Resources = random.Next(2) == 0 ? [] : [Pick(random, ["payments-*", "*-db", "sg-?"])],
        Environments = random.Next(2) == 0 ? [] : [Pick(random, Environments)],
        Actions = random.Next(2) == 0 ? [] : [Pick(random, Actions)],
        OnlyOnCall = random.Next(2) == 0,
        Schedule = random.Next(2) == 0 ? null : Pick(random, ["s1", "s2"]),
    };

    private static IEnumerable<Entitlement> Granted(Roster world, Person person) =>
        person.Entitlements.Append(new() { UpTo = person.MayApproveUpTo }).Concat(world.Groups.Where(g => person.Groups.Contains(g.Id)).SelectMany(g => g.Entitlements));

    private static bool IsOnCall(Roster world, Person person, Entitlement entitlement, DateTimeOffset now) => world.Schedules
        .Where(s => entitlement.Schedule is null || entitlement.Schedule == s.Id)
        .Any(s => s.Shifts.Any(h => h.Person == person.Id && h.From <= now && now < h.Until));

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
