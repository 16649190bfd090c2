using System.Collections.Immutable;
using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Templates;

namespace AiOps.Bot.Bundles;

/// <summary>
/// Gives log lines the number of their statement. One miner for the normal period and the incident, so that equal lines have equal numbers. Not thread-safe.
/// </summary>
internal sealed class StatementMining(ILogParser parser)
{
    private const int LongestExample = 400;

    private readonly TemplateMiner _miner = new();
    private readonly Dictionary<long, int> _numbers = [];
    private readonly List<(long Id, LogSeverity Severity, string Example)> _found = [];

    public int NumberOf(ReadOnlySpan<char> message)
    {
        var id = _miner.Learn(message).Id;
        return _numbers.TryGetValue(id, out var number) ? number : Add(id, message);
    }

    /// <summary>What the line's own text says about its severity.</summary>
    public LogSeverity SeverityOf(int statement) => _found[statement].Severity;

    /// <summary>
    /// The statements, and what each number that was given out has become: templates join while they are learned. Numbers go by the templates' text, so that the
    /// order of the lines shows as little as may be.
    /// </summary>
    public (ImmutableArray<Statement> Statements, int[] Became) Finish()
    {
        var numbers = new Dictionary<long, int>();
        var statements = ImmutableArray.CreateBuilder<Statement>();
        var became = new int[_found.Count];
        for (var i = 0; i < became.Length; i++)
        {
            var (id, severity, example) = _found[i];
            var template = _miner.Find(id);
            if (!numbers.TryGetValue(template?.Id ?? id, out var number))
            {
                number = statements.Count;
                numbers.Add(template?.Id ?? id, number);
                statements.Add(new(template?.Text ?? example, severity, example));
            }

            became[i] = number;
        }

        return (statements.ToImmutable(), became);
    }

    private int Add(long id, ReadOnlySpan<char> message)
    {
        var example = message[..Math.Min(message.Length, LongestExample)].ToString();
        _numbers.Add(id, _found.Count);
        _found.Add((id, parser.Parse(example, DateTimeOffset.UnixEpoch).Severity, example));
        return _found.Count - 1;
    }
}
