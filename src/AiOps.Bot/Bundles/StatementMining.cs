using System.Collections.Immutable;
using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Templates;

namespace AiOps.Bot.Bundles;

/// <summary>
/// Gives log lines the number of their statement: where a line names its place in the source, that place; else its template. One miner for the normal period and the incident, so that equal lines have equal numbers. Not thread-safe.
/// </summary>
internal sealed class StatementMining(ILogParser parser)
{
    private const int LongestExample = 400;

    private readonly TemplateMiner _miner = new();
    private readonly Dictionary<(long Template, ulong Location), int> _numbers = [];
    private readonly List<(long Template, ulong Location, LogSeverity Severity, string Example)> _found = [];

    /// <param name="index">The line's in the batch.</param>
    public int NumberOf(LogLineBatch batch, int index)
    {
        ref readonly var line = ref batch.Lines[index];
        var template = _miner.Learn(batch.Shapes, index, batch.TextOf(line)).Id;
        return _numbers.TryGetValue(KeyOf(template, line.Location), out var number) ? number : Add(template, line.Location, batch.TextOf(line));
    }

    /// <summary>What the line's own text says about its severity.</summary>
    public LogSeverity SeverityOf(int statement) => _found[statement].Severity;

    /// <summary>
    /// The statements, and what each number that was given out has become: templates join while they are learned. Numbers go by the templates' text, so that the
    /// order of the lines shows as little as may be.
    /// </summary>
    public (ImmutableArray<Statement> Statements, int[] Became) Finish()
    {
        var numbers = new Dictionary<(long Template, ulong Location), int>();
        var statements = ImmutableArray.CreateBuilder<Statement>();
        var became = new int[_found.Count];
        for (var i = 0; i < became.Length; i++)
        {
            var (id, location, severity, example) = _found[i];
            var template = _miner.Find(id);
            var key = KeyOf(template?.Id ?? id, location);
            if (!numbers.TryGetValue(key, out var number))
            {
                number = statements.Count;
                numbers.Add(key, number);
                statements.Add(new(template?.Text ?? example, severity, example));
            }

            became[i] = number;
        }

        return (statements.ToImmutable(), became);
    }

    private static (long Template, ulong Location) KeyOf(long template, ulong location) => location == 0 ? (template, 0) : (0, location);

    private int Add(long template, ulong location, ReadOnlySpan<char> message)
    {
        var example = message[..Math.Min(message.Length, LongestExample)].ToString();
        _numbers.Add(KeyOf(template, location), _found.Count);
        _found.Add((template, location, parser.Parse(example, DateTimeOffset.UnixEpoch).Severity, example));
        return _found.Count - 1;
    }
}
