namespace AiOps.Bot.Core.Remediations;

/// <summary>Whether a person may see what a placeholder stands for, and if not whom to ask. Pure; asked when they ask and again when it is shown.</summary>
public static class RevealPolicy
{
    private const int MostNames = 3;

    /// <param name="what">The kind of value, and the environments of the incident that it was seen in; none = outside of all incidents.</param>
    public static EntitlementDecision Decide(Person person, (string Kind, IReadOnlyCollection<string> Environments) what, Roster roster, DateTimeOffset now)
    {
        // What counts is the person as the directory has them now.
        if (roster.Find(person.Id) is not { } known)
        {
            return new(false, "not in the directory any more");
        }

        var covering = GrantsOf(known, roster).Where(g => g.Covers(what.Kind, what.Environments)).ToList();
        if (covering.Any(g => Holds(g, known, roster, now)))
        {
            return new(true, "entitled");
        }

        var shortfall = covering.Count > 0 ? "not on call now" : $"not entitled to see {Describe(what)}";
        return new(false, $"{shortfall}; {WhomToAsk(known, what, roster, now)}");
    }

    /// <summary>What they may see at all, by themselves and by their groups.</summary>
    public static IEnumerable<RevealGrant> GrantsOf(Person person, Roster roster) =>
        person.Reveals.Concat(roster.Groups.Where(g => person.Groups.Contains(g.Id)).SelectMany(g => g.Reveals));

    private static bool Holds(RevealGrant grant, Person person, Roster roster, DateTimeOffset now) =>
        !grant.OnlyOnCall || roster.OnCall(grant.Schedule, now).Any(d => d.Person == person.Id);

    private static string WhomToAsk(Person asker, (string Kind, IReadOnlyCollection<string> Environments) what, Roster roster, DateTimeOffset now)
    {
        var others = roster.People
            .Where(p => p.Id != asker.Id && GrantsOf(p, roster).Any(g => g.Covers(what.Kind, what.Environments) && Holds(g, p, roster, now)))
            .Select(p => p.Name).Order(StringComparer.Ordinal).Take(MostNames).ToList();
        return others.Count > 0
            ? "ask " + string.Join(" or ", others)
            : "nobody in the directory may now: somebody who configures aiops has to grant it (Reveal in Security:People or Security:Groups)";
    }

    private static string Describe((string Kind, IReadOnlyCollection<string> Environments) what) => what.Environments.Count == 0
        ? $"a value of kind {what.Kind} that belongs to no incident"
        : $"a value of kind {what.Kind} in {string.Join(" and ", what.Environments)}";
}
