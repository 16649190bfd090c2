using System.Text.RegularExpressions;

namespace AiOps.Bot.Core.Redaction;

/// <summary>What one kind of secret looks like.</summary>
/// <param name="Name">The kind, as placeholders say it.</param>
/// <param name="Pattern">Finds candidates; the group <c>secret</c> is what is replaced, else the whole match.</param>
/// <param name="IsSecret">Whether a candidate is one.</param>
internal sealed record SecretPattern(string Name, Regex Pattern, Func<string, bool> IsSecret)
{
    public SecretPattern(string name, Regex pattern)
        : this(name, pattern, _ => true)
    {
    }
}
