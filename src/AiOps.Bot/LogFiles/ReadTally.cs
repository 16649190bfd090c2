using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Parsing;

namespace AiOps.Bot.LogFiles;

/// <summary>What reading met, over all files of a run.</summary>
internal sealed class ReadTally
{
    private readonly Dictionary<LogFormat, long> _formats = [];

    public long Records { get; private set; }

    public long Malformed { get; private set; }

    public long Undated { get; private set; }

    public LogReadCounts Lines { get; private set; } = new();

    /// <summary>Files that could not be read, with the reason.</summary>
    public List<string> Unreadable { get; } = [];

    public long Of(LogFormat format) => _formats.GetValueOrDefault(format);

    public void Count(ParsedLog parsed)
    {
        Records++;
        Malformed += parsed.Malformed ? 1 : 0;
        Undated += parsed.Timestamp is null ? 1 : 0;
        _formats[parsed.Format] = _formats.GetValueOrDefault(parsed.Format) + 1;
    }

    public void Add(LogReadCounts counts) => Lines = new()
    {
        Lines = Lines.Lines + counts.Lines,
        Bytes = Lines.Bytes + counts.Bytes,
        Truncated = Lines.Truncated + counts.Truncated,
        InvalidUtf8 = Lines.InvalidUtf8 + counts.InvalidUtf8,
        WithNul = Lines.WithNul + counts.WithNul,
        Damaged = Lines.Damaged || counts.Damaged,
    };

    /// <summary>The counts in a line, for people; only what is worth a word.</summary>
    public string InWords()
    {
        var parts = new List<string> { $"{Records:N0} records read" };
        Mention(parts, Malformed, "malformed, kept as text");
        Mention(parts, Undated, "without a time of their own");
        parts.AddRange(FlawsOf(Lines));
        return string.Join("; ", parts);
    }

    /// <summary>What was wrong with the bytes, in words; empty where nothing was.</summary>
    public static IReadOnlyList<string> FlawsOf(LogReadCounts counts)
    {
        var parts = new List<string>();
        Mention(parts, counts.Truncated, "lines longer than 1 MiB, cut there");
        Mention(parts, counts.InvalidUtf8, "lines with bytes that are no UTF-8");
        Mention(parts, counts.WithNul, "lines with NUL characters");
        if (counts.Damaged)
        {
            parts.Add("a packed file is damaged: read up to there");
        }

        return parts;
    }

    private static void Mention(List<string> parts, long count, string what)
    {
        if (count > 0)
        {
            parts.Add($"{count:N0} {what}");
        }
    }
}
