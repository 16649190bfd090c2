namespace AiOps.Bot.Core.Remediations;

/// <summary>A person who came in by a verified identity. Cannot be made outside Core.</summary>
public sealed record Approver
{
    internal Approver(Person person, VerifiedIdentity identity) => (Person, Identity) = (person, identity);

    public Person Person { get; }

    public VerifiedIdentity Identity { get; }
}
