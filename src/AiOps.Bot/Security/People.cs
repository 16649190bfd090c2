using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Security;

/// <summary>Makes the directory of people from the options.</summary>
internal static class People
{
    /// <summary>Whoever sits at this machine, as long as no access token is configured.</summary>
    public static readonly VerifiedIdentity LocalOperator = new(Console, "local");

    public const string Console = "console";
    public const string Api = "api";

    public static PersonDirectory Directory(SecurityOptions options)
    {
        var people = options.People.Select(p => Of(p, options.Tokens)).ToList();
        if (options.Tokens.Count == 0 && !people.Any(p => p.Identities.Contains(LocalOperator)))
        {
            people.Add(new Person("local", "Local operator", [LocalOperator], ActionTier.Disruptive));
        }

        return new PersonDirectory(people);
    }

    /// <summary>Null where the text is not <c>platform:subject</c>.</summary>
    public static VerifiedIdentity? AccountOf(string text) => text.Split(':', 2) is [{ Length: > 0 } platform, { Length: > 0 } subject] ? new(platform, subject) : null;

    private static Person Of(PersonOptions person, IEnumerable<AccessTokenOptions> tokens)
    {
        var own = tokens.Where(t => t.Person == person.Id).SelectMany(t => new[] { new VerifiedIdentity(Api, t.Name), new VerifiedIdentity(Console, t.Name) });
        var name = person.Name.Length == 0 ? person.Id : person.Name;
        return new Person(person.Id, name, [.. person.Accounts.Select(AccountOf).OfType<VerifiedIdentity>(), .. own], person.MayApproveUpTo);
    }
}
