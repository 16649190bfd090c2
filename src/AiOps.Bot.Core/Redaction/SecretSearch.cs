namespace AiOps.Bot.Core.Redaction;

/// <summary>Finds the secrets of a text in every way it can be read. Pure.</summary>
internal static class SecretSearch
{
    /// <summary>Packed in packed in packed.</summary>
    private const int MaxDepth = 3;

    /// <summary>Secrets in their order, none overlapping another.</summary>
    /// <exception cref="RedactionException">The text unpacks to more than is searched.</exception>
    public static IReadOnlyList<FoundSecret> Find(string text) => Find(text, []);

    /// <param name="more">What is looked for besides what always is.</param>
    /// <exception cref="RedactionException">The text unpacks to more than is searched.</exception>
    public static IReadOnlyList<FoundSecret> Find(string text, IReadOnlyList<SecretPattern> more)
    {
        var found = FindAll(text, 0, new(text.Length, more));
        if (found.Count > 0 && Placeholders.PlacesIn(text) is { Count: > 0 } placeholders)
        {
            found.RemoveAll(f => placeholders.Any(p => p.Start <= f.Start && f.End <= p.End));
        }

        return Apart(found);
    }

    private static List<FoundSecret> FindAll(string text, int depth, SearchBudget budget)
    {
        var found = new List<FoundSecret>();
        foreach (var view in TextViews.Of(text))
        {
            budget.Spend(view.Text.Length);
            var here = new List<FoundSecret>();
            FindIn(view, depth, budget, here);
            found.AddRange(here.Where(f => f.End > f.Start).Select(f => view.InSource(f)));
        }

        return found;
    }

    private static void FindIn(TextView view, int depth, SearchBudget budget, List<FoundSecret> found)
    {
        var text = view.Text;
        foreach (var pattern in SecretPatterns.All.Concat(budget.More))
        {
            pattern.Find(text, found);
        }

        NamedSecrets.Find(text, found);
        CardRuns.Find(text, found);
        IbanRuns.Find(text, found);
        var readable = depth < MaxDepth ? Unpack(text, depth, budget, found) : [];
        DenseRuns.Find(text, (start, end) => !readable.Any(r => r.Start <= start && end <= r.End) && view.IsOneWord(start, end), found);
    }

    /// <returns>The runs that hold text: what is secret in it is found in it.</returns>
    private static List<(int Start, int End)> Unpack(string text, int depth, SearchBudget budget, List<FoundSecret> found)
    {
        var readable = new List<(int Start, int End)>();
        foreach (var (start, end, held) in EncodedRuns.In(text))
        {
            var inside = FindAll(held, depth + 1, budget);
            readable.Add((start, end));
            if (inside.Count > 0)
            {
                var first = inside.Aggregate((best, next) => IsSurer(next, best) ? next : best);
                found.Add(first with { Start = start, End = PaddingEnd(text, end) });
            }
        }

        return readable;
    }

    private static int PaddingEnd(string text, int end)
    {
        while (end < text.Length && text[end] == '=')
        {
            end++;
        }

        return end;
    }

    /// <summary>Overlapping ones become one, called as the surest of them; where one of them is a credential, all of it is one.</summary>
    private static List<FoundSecret> Apart(List<FoundSecret> found)
    {
        var apart = new List<FoundSecret>();
        foreach (var next in found.OrderBy(f => f.Start).ThenBy(f => f.Doubt))
        {
            if (apart.Count > 0 && apart[^1].Overlaps(next))
            {
                var (last, surest) = (apart[^1], IsSurer(next, apart[^1]) ? next : apart[^1]);
                apart[^1] = surest with { Start = last.Start, End = Math.Max(last.End, next.End) };
            }
            else
            {
                apart.Add(next);
            }
        }

        return apart;
    }

    private static bool IsSurer(in FoundSecret next, in FoundSecret last) => next.IsIdentity == last.IsIdentity ? next.Doubt < last.Doubt : last.IsIdentity;
}
