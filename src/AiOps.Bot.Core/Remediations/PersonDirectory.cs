namespace AiOps.Bot.Core.Remediations;

/// <summary>Maps verified identities to persons as the operator's files say now. The only maker of <see cref="Approver"/>.</summary>
public sealed class PersonDirectory(Roster roster)
{
    private volatile Roster _now = roster;

    public PersonDirectory(IReadOnlyList<Person> people)
        : this(new Roster([.. people]))
    {
    }

    /// <summary>The present state, as a whole: take it once for one decision.</summary>
    public Roster Now => _now;

    /// <summary>From now on another state counts, for clicks and for dispatches of what was approved before.</summary>
    public void Replace(Roster roster) => _now = roster;

    /// <returns>Null where nobody in the directory has this identity.</returns>
    public Approver? Identify(VerifiedIdentity identity) =>
        Now.People.FirstOrDefault(p => p.Identities.Contains(identity)) is { } person ? new Approver(person, identity) : null;

    /// <summary>The person as they are entitled now; null where they left the directory.</summary>
    public Person? Find(string personId) => Now.Find(personId);
}
