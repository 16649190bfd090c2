namespace AiOps.Bot.Detection.Templates;

public sealed partial class TemplateMiner
{
    /// <summary>Takes in a line that was cut into tokens before, by whichever thread; the same as if it were learned here at once.</summary>
    /// <param name="shaped">Holds the line.</param>
    /// <param name="line">Its number there, from 0.</param>
    /// <param name="content">Its text, which is read again only where no template fits.</param>
    public TemplateMatch Learn(LineShapes shaped, int line, ReadOnlySpan<char> content)
    {
        _lines++;
        if (FindCluster(shaped.ShapeOf(line), shaped.TokensOf(line)) is { } known)
        {
            return Seen(known);
        }

        _scan.Read(content);
        return Begin(content);
    }

    /// <summary>Takes in a line that was cut into tokens before, if there is a template for it; false where there is none, and nothing was learned.</summary>
    /// <param name="shaped">Holds the line.</param>
    /// <param name="line">Its number there, from 0.</param>
    public bool LearnKnown(LineShapes shaped, int line)
    {
        if (FindCluster(shaped.ShapeOf(line), shaped.TokensOf(line)) is not { } known)
        {
            return false;
        }

        _lines++;
        Seen(known);
        return true;
    }

    private TemplateCluster? FindCluster(ulong shape, ReadOnlySpan<ulong> tokens)
    {
        if (_byShape.TryGetValue(shape, out var cluster))
        {
            return cluster;
        }

        if (!_byLength.TryGetValue(tokens.Length, out var bucket))
        {
            return null;
        }

        foreach (var places in bucket.Patterns)
        {
            if (_byShape.TryGetValue(Shape.Open(shape, tokens, places), out cluster))
            {
                return cluster;
            }
        }

        return null;
    }
}
