using System.ComponentModel.DataAnnotations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Configuration;

/// <summary>Who works with incidents.</summary>
internal sealed class PeopleOptions : IValidatableObject
{
    private static readonly Person LocalOperator =
        new("local", "Local operator", [new VerifiedIdentity("console", "local"), new VerifiedIdentity("api", "local")], ActionTier.Disruptive);

    /// <summary>Empty: whoever reaches the console on this machine is the local operator.</summary>
    public IReadOnlyList<PersonEntry> People { get; set; } = [];

    public PersonDirectory ToDirectory() => new(People.Count == 0 ? [LocalOperator] : [.. People.Select(p => p.ToPerson())]);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var id in People.GroupBy(p => p.Id, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            yield return new($"People: the id '{id}' is there twice");
        }

        foreach (var identity in People.SelectMany(p => p.Identities).GroupBy(i => i, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            yield return new($"People: the identity '{identity}' belongs to two people");
        }

        foreach (var identity in People.SelectMany(p => p.Identities).Where(i => !i.Contains(':', StringComparison.Ordinal)))
        {
            yield return new($"People: the identity '{identity}' is not of the form platform:subject");
        }
    }

    /// <summary>One person of the configuration.</summary>
    internal sealed class PersonEntry
    {
        [Required]
        public string Id { get; set; } = "";

        [Required]
        public string Name { get; set; } = "";

        /// <summary><c>platform:subject</c>, for example <c>slack:U024BE7LH</c>.</summary>
        public IReadOnlyList<string> Identities { get; set; } = [];

        public ActionTier MayApproveUpTo { get; set; } = ActionTier.Observe;

        public Person ToPerson() => new(Id, Name, [.. Identities.Select(Split)], MayApproveUpTo);

        private static VerifiedIdentity Split(string identity)
        {
            var parts = identity.Split(':', 2);
            return new(parts[0], parts[1]);
        }
    }
}
