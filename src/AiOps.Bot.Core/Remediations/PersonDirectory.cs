namespace AiOps.Bot.Core.Remediations;

/// <summary>Maps verified identities to persons. The only maker of <see cref="Approver"/>.</summary>
public sealed class PersonDirectory(IReadOnlyList<Person> people)
{
    /// <returns>Null where nobody in the directory has this identity.</returns>
    public Approver? Identify(VerifiedIdentity identity) =>
        people.FirstOrDefault(p => p.Identities.Contains(identity)) is { } person ? new Approver(person, identity) : null;

    /// <summary>The person as they are entitled now; null where they left the directory.</summary>
    public Person? Find(string personId) => people.FirstOrDefault(p => p.Id == personId);
}
