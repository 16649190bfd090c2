using System.Text;

namespace AiOps.Bot.Detection.Templates;

/// <summary>
/// Tells lines' templates and variable parts without learning. Several threads can read by one miner, each with its own reader, as long as the miner does not learn meanwhile. Holds the
/// last line's result; not thread-safe.
/// </summary>
public sealed class TemplateReader(TemplateMiner miner)
{
    private readonly LineScan _scan = new();
    private readonly List<(int Start, int Length)> _parameters = [];

    /// <summary>See <see cref="Template.Id"/>.</summary>
    public long Id { get; private set; }

    /// <summary>False where no template fits, since it was forgotten: the line is told by its masks alone.</summary>
    public bool IsKnown { get; private set; }

    public int ParameterCount => _parameters.Count;

    /// <param name="content">The line; parameters are parts of it.</param>
    public void Read(ReadOnlySpan<char> content)
    {
        _scan.Read(content);
        _parameters.Clear();
        // Hashes that a hostile line made equal must not lead outside the template.
        var cluster = miner.FindCluster(_scan) is { } found && found.Length == _scan.Count ? found : null;
        IsKnown = cluster is not null;
        Id = cluster?.Id ?? TemplateText.IdOf(Masked(content));
        for (var i = 0; i < _scan.Count; i++)
        {
            AddParameters(content, _scan.Tokens[i], cluster?.OpenTextAt(i));
        }
    }

    /// <summary>A variable part of the line that was read last; from left to right, in the order of the template's masks.</summary>
    public ReadOnlySpan<char> Parameter(ReadOnlySpan<char> content, int index) => content.Slice(_parameters[index].Start, _parameters[index].Length);

    /// <summary>The template of the line that was read last.</summary>
    public string TextOf(ReadOnlySpan<char> content) => IsKnown ? miner.Find(Id)?.Text ?? "" : Masked(content);

    private string Masked(ReadOnlySpan<char> content)
    {
        var text = new StringBuilder();
        for (var i = 0; i < _scan.Count; i++)
        {
            TemplateText.AppendSpaced(text, content, _scan, i);
        }

        return text.ToString();
    }

    private void AddParameters(ReadOnlySpan<char> content, in LineToken token, string? openText)
    {
        if (openText is not null)
        {
            _parameters.Add(OpenParameter(content, token, openText.AsSpan().TrimStart(' ')));
            return;
        }

        foreach (var piece in _scan.PiecesOf(token))
        {
            _parameters.Add((piece.Start, piece.Length));
        }
    }

    private static (int Start, int Length) OpenParameter(ReadOnlySpan<char> content, in LineToken token, ReadOnlySpan<char> openText)
    {
        var text = content[token.Start..token.End];
        var mask = openText.IndexOf(MaskNames.Word);
        var prefix = openText[..mask];
        var suffix = openText[(mask + MaskNames.Word.Length)..];
        var fits = text.Length >= prefix.Length + suffix.Length && text.StartsWith(prefix) && text.EndsWith(suffix);
        return fits ? (token.Start + prefix.Length, text.Length - prefix.Length - suffix.Length) : (token.Start, text.Length);
    }
}
