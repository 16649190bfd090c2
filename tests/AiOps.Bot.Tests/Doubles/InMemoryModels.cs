using AiOps.Bot.Core.Anomalies.Models;

namespace AiOps.Bot.Tests.Doubles;

/// <summary>One line of models to look at, with what was counted of it; nothing can be changed.</summary>
internal sealed class InMemoryModels : IModelRegistry, IModelTallies
{
    private readonly List<(ModelDuel Duel, ModelTally Tally)> _tallies = [];

    public ModelLine? Line { get; set; }

    public List<RegisteredModel> Versions { get; } = [];

    public List<ModelEvent> Events { get; } = [];

    public Task<RegisteredModel> RegisterAsync(ModelSubmission submission, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<ModelLine>> ListLinesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ModelLine>>(Line is null ? [] : [Line]);

    public Task<ModelLine?> FindLineAsync(string name, CancellationToken cancellationToken) => Task.FromResult(Line?.Name == name ? Line : null);

    public Task<IReadOnlyList<RegisteredModel>> ListVersionsAsync(string name, int limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<RegisteredModel>>([.. Versions.Take(limit)]);

    public Task<RegisteredModel?> FindAsync(string name, int version, CancellationToken cancellationToken) => Task.FromResult(Versions.FirstOrDefault(v => v.Version == version));

    public Task<ReadOnlyMemory<byte>?> ReadContentAsync(string name, int version, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ModelDecision> ChangeAsync(ModelChange change, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<ModelEvent>> ListEventsAsync(string name, int limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ModelEvent>>([.. Events.Take(limit)]);

    public Task AddAsync(ModelDuel duel, IReadOnlyList<ModelTally> tallies, CancellationToken cancellationToken)
    {
        _tallies.AddRange(tallies.Select(t => (duel, t)));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ModelTally>> ReadAsync(ModelDuel duel, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ModelTally>>([.. _tallies.Where(t => t.Duel == duel).Select(t => t.Tally)]);
}
