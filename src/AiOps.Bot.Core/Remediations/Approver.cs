using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Remediations;

/// <summary>A person who came in by a verified identity. Cannot be made outside Core.</summary>
public sealed record Approver
{
    internal Approver(Person person, VerifiedIdentity identity) => (Person, Identity) = (person, identity);

    public Person Person { get; }

    public VerifiedIdentity Identity { get; }

    /// <summary>As the timeline names them.</summary>
    public Actor Actor => new(Person.Id, Person.Name, Identity.Platform);
}
