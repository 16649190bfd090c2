using System.Text.RegularExpressions;

namespace AiOps.Bot.Detection.Sessions;

/// <summary>Finds what a line's session is named by: the first match of a pattern, or its first group where it has groups.</summary>
public sealed class SessionKey
{
    /// <summary>A pattern that backtracks for so long on one line finds nothing in it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly Regex _pattern;
    private readonly bool _hasGroups;

    private SessionKey(Regex pattern) => (_pattern, _hasGroups) = (pattern, pattern.GetGroupNumbers().Length > 1);

    /// <exception cref="FormatException">It is no pattern.</exception>
    public static SessionKey Parse(string pattern)
    {
        try
        {
            return new(new Regex(pattern, RegexOptions.Compiled | RegexOptions.CultureInvariant, Patience));
        }
        catch (ArgumentException ex)
        {
            throw new FormatException($"'{pattern}' is no pattern: {ex.Message}", ex);
        }
    }

    /// <summary>Where the key stands; an empty match is none.</summary>
    public bool TryFind(ReadOnlySpan<char> line, out Range key)
    {
        key = default;
        try
        {
            return _hasGroups ? TryFindGroup(line, out key) : TryFindWhole(line, out key);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private bool TryFindWhole(ReadOnlySpan<char> line, out Range key)
    {
        var matches = _pattern.EnumerateMatches(line);
        var isFound = matches.MoveNext();
        key = isFound ? matches.Current.Index..(matches.Current.Index + matches.Current.Length) : default;
        return isFound && matches.Current.Length > 0;
    }

    private bool TryFindGroup(ReadOnlySpan<char> line, out Range key)
    {
        var match = _pattern.Match(line.ToString());
        var group = match.Groups.Cast<Group>().Skip(1).FirstOrDefault(g => g.Success) ?? match.Groups[0];
        key = group.Index..(group.Index + group.Length);
        return match.Success && group.Length > 0;
    }
}
