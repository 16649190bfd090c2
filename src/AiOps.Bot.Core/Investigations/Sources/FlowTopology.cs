using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Collectors;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Sources;

/// <summary>Who talked to whom, by flow logs in the log store. Addresses stand for themselves where nobody knows whose they are.</summary>
internal sealed class FlowTopology(ILogStore logs, IEnumerable<IAddressBook> books) : ITopologySource
{
    private const int MaxLines = 5_000;
    private static readonly TimeSpan Before = TimeSpan.FromHours(1);

    private readonly IAddressBook[] _books = [.. books];

    public string Name => "flow logs";

    public async Task<SourceReading<IReadOnlyList<TopologyEdge>>> ReadAsync(InvestigationContext context, CancellationToken cancellationToken)
    {
        var query = new LogQuery { Window = new(context.Onset - Before, Comparison.Of(context).Incident.To), Words = ["ACCEPT", "OK", "eni-"], Limit = MaxLines, NewestFirst = true };
        var page = await logs.QueryAsync(query, cancellationToken);
        var flows = page.Events.Select(e => FlowLine.Read(e.Event.Message)).OfType<FlowLine>().Select(f => f.Direction).Distinct().ToArray();
        var names = flows.Length == 0 ? new Dictionary<string, string>() : await NamesAsync([.. flows.SelectMany(f => new[] { f.Caller, f.Callee }).Distinct()], cancellationToken);
        return new(LogScope.Describe(query), [.. flows.Select(f => new TopologyEdge(names.GetValueOrDefault(f.Caller, f.Caller), names.GetValueOrDefault(f.Callee, f.Callee))).Distinct()]);
    }

    private async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyList<string> addresses, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var book in _books)
        {
            foreach (var (address, name) in await book.FindAsync(addresses, cancellationToken))
            {
                names.TryAdd(address, name);
            }
        }

        return names;
    }
}
