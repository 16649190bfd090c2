using AiOps.Bot.Detection.Parsing;
using AiOps.Bot.Detection.Templates;

namespace AiOps.Bot.Detection.Structured;

/// <summary>Finds the fields of a line, and in them the content that templates are mined from. Holds the last line's result; not thread-safe.</summary>
internal sealed class LineFields(LineLayout layout, CustomMasks masks)
{
    private readonly Range[] _ranges = new Range[layout.Fields.Count];

    public int Count => _ranges.Length;

    /// <summary>Whether the line that was read last has the layout; one that has not is all content.</summary>
    public bool Fits { get; private set; }

    /// <summary>Reads a line, and gives its content with the user's masks applied.</summary>
    public ReadOnlySpan<char> ContentOf(ReadOnlySpan<char> line)
    {
        Fits = layout.TryRead(line, _ranges);
        var content = Fits ? line[_ranges[layout.ContentIndex]] : line;
        return masks.IsEmpty ? content : masks.Apply(content.ToString());
    }

    /// <summary>A field of the line that was read last, as it stands there.</summary>
    public ReadOnlySpan<char> FieldOf(ReadOnlySpan<char> line, int field) => Fits ? line[_ranges[field]] : field == layout.ContentIndex ? line : default;
}
