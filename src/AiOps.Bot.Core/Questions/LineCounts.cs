using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Questions;

/// <summary>Counts lines by their shape, with first and last seen.</summary>
internal sealed class LineCounts(ILogTemplates templates)
{
    private const int MaxShapes = 2_000;
    private const int MaxMasked = 2_000;

    private readonly Dictionary<string, TemplateCount> _counts = new(StringComparer.Ordinal);

    /// <summary>Lines whose shape was one too many to keep.</summary>
    public long Uncounted { get; private set; }

    public IReadOnlyList<TemplateCount> MostFrequent(int limit) =>
        [.. _counts.Values.OrderByDescending(c => c.Count).ThenBy(c => c.Template, StringComparer.Ordinal).Take(limit)];

    public void Add(LogEvent logEvent)
    {
        var message = logEvent.Message.Length > MaxMasked ? logEvent.Message[..MaxMasked] : logEvent.Message;
        var shape = templates.MaskOf(message);
        if (!_counts.TryGetValue(shape, out var known))
        {
            if (_counts.Count >= MaxShapes)
            {
                Uncounted++;
                return;
            }

            known = new(shape, 0, LogSeverity.Unknown, logEvent.Timestamp, logEvent.Timestamp);
        }

        _counts[shape] = known with
        {
            Count = known.Count + 1,
            Worst = logEvent.Severity > known.Worst ? logEvent.Severity : known.Worst,
            FirstSeen = logEvent.Timestamp < known.FirstSeen ? logEvent.Timestamp : known.FirstSeen,
            LastSeen = logEvent.Timestamp > known.LastSeen ? logEvent.Timestamp : known.LastSeen,
        };
    }
}
