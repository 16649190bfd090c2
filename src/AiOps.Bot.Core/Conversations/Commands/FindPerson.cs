using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Conversations.Commands;

/// <summary>Finds whom people mean: an id or a name of the directory, or an account as <c>@platform:subject</c>. Pure.</summary>
public static class FindPerson
{
    /// <param name="asker">Whom "me" means.</param>
    /// <returns>Null where nobody fits, or several do.</returns>
    public static Person? In(PersonDirectory people, string text, Person asker)
    {
        var said = text.Trim().TrimStart('@').Trim();
        if (said.Equals("me", StringComparison.OrdinalIgnoreCase) || said.Equals("myself", StringComparison.OrdinalIgnoreCase))
        {
            return asker;
        }

        return people.Now.People.FirstOrDefault(p => p.Id == said)
            ?? people.Now.People.FirstOrDefault(p => p.Identities.Any(i => $"{i.Platform}:{i.Subject}" == said))
            ?? Only(people, p => p.Id.Equals(said, StringComparison.OrdinalIgnoreCase) || p.Name.Equals(said, StringComparison.OrdinalIgnoreCase))
            ?? Only(people, p => p.Name.Split(' ')[0].Equals(said, StringComparison.OrdinalIgnoreCase));
    }

    private static Person? Only(PersonDirectory people, Func<Person, bool> fits) => people.Now.People.Where(fits).Take(2).ToArray() is [var one] ? one : null;
}
