using AiOps.Bot.Detection.Templates;

namespace AiOps.Bot.Detection;

/// <summary>How <see cref="ParseLogs"/> reads its input.</summary>
public sealed record ParseLogsOptions
{
    /// <summary>
    /// The line's layout: names in angle brackets with the text between them, for example <c>&lt;Date&gt; &lt;Time&gt; &lt;Level&gt; &lt;Content&gt;</c>. A space stands for
    /// any white space. Default <c>&lt;Content&gt;</c>: templates are mined from the whole line.
    /// </summary>
    public string Format { get; init; } = "<Content>";

    /// <summary>Additional masks, see <see cref="CustomMasks"/>. Default none.</summary>
    public CustomMasks Masks { get; init; } = CustomMasks.None;

    public TemplateMinerOptions Miner { get; init; } = new();

    /// <summary>At most so many threads work on lines beside the one that reads them. The result does not depend on it. Default 1.</summary>
    public int Threads { get; init; } = 1;
}
