using System.Collections.Immutable;

namespace AiOps.Bot.Core.Remediations;

/// <summary>Everything that the operator says about people, at one moment: immutable, replaced as a whole.</summary>
public sealed record Roster(ImmutableArray<Person> People)
{
    public ImmutableArray<PersonGroup> Groups { get; init; } = [];

    public EnvironmentMap Environments { get; init; } = EnvironmentMap.AllProduction;

    public ImmutableArray<OnCallSchedule> Schedules { get; init; } = [];

    public Person? Find(string personId) => People.FirstOrDefault(p => p.Id == personId);

    /// <summary>What the person may approve, by themselves and by their groups.</summary>
    public IEnumerable<Grant> GrantsOf(Person person)
    {
        yield return new(new() { UpTo = person.MayApproveUpTo }, null);
        foreach (var own in person.Entitlements)
        {
            yield return new(own, null);
        }

        foreach (var group in Groups.Where(g => person.Groups.Contains(g.Id)))
        {
            foreach (var entitlement in group.Entitlements)
            {
                yield return new(entitlement, group);
            }
        }
    }

    /// <summary>Who is on call.</summary>
    /// <param name="schedule">Null = for any schedule.</param>
    public IEnumerable<OnCallDuty> OnCall(string? schedule, DateTimeOffset time) =>
        Schedules.Where(s => schedule is null || s.Id == schedule).SelectMany(s => s.At(time));
}
