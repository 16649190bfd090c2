using System.Collections.Immutable;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Tests;

internal static partial class Some
{
    public static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    /// <summary>The rules over the usual people, at noon.</summary>
    public static ApprovalFacts Facts(Roster? roster = null, RemediationOptions? policy = null, DateTimeOffset? now = null) =>
        new(roster ?? People.Now, policy ?? new(), now ?? Noon);

    public static Person Somebody(string id, ActionTier upTo = ActionTier.Observe, params string[] groups) =>
        new(id, char.ToUpperInvariant(id[0]) + id[1..], [new("slack", $"T1/{id}"), new("teams", $"tenant/{id}")], upTo) { Groups = [.. groups] };

    public static ApprovalTarget Target(ActionTier tier = ActionTier.Reversible, string resource = "sg-1", string environment = "prod", string action = "test.switch") =>
        new(tier, Request(resource) with { ActionId = action }, environment);

    public static OnCallSchedule Schedule(string id, params (string Person, int FromHour, int ToHour)[] shifts) => new()
    {
        Id = id,
        Shifts = [.. shifts.Select(s => new OnCallShift(s.Person, Noon.AddHours(s.FromHour - 12), Noon.AddHours(s.ToHour - 12)))],
    };

    public static OnCallSchedule Weekly(params string[] people) => new()
    {
        Id = "payments",
        Zone = Berlin,
        Rotations = [new OnCallRotation([.. people], new DateTime(2026, 3, 2, 9, 0, 0), TimeSpan.FromDays(7))],
    };

    public static PersonGroup Group(string id, params Entitlement[] entitlements) => new(id, [.. entitlements]);

    public static Roster Roster(ImmutableArray<Person> people, params PersonGroup[] groups) => new(people) { Groups = [.. groups] };
}
