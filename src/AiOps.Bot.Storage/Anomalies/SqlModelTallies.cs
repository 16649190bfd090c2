using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Anomalies;

/// <summary>Counts of champions against challengers in the database, added up there.</summary>
internal sealed class SqlModelTallies(IDatabase database) : IModelTallies
{
    public Task AddAsync(ModelDuel duel, IReadOnlyList<ModelTally> tallies, CancellationToken cancellationToken) =>
        database.WriteAsync(Durability.Process, async session =>
        {
            // In one order, so that two writers never wait for each other.
            foreach (var tally in tallies.OrderBy(t => t.Measure, StringComparer.Ordinal).ThenBy(t => t.Bin))
            {
                await session.ExecuteAsync(
                    """
                    insert into model_tally (name, champion, challenger, measure, bin, count) values (@Name, @Champion, @Challenger, @Measure, @Bin, @Count)
                    on conflict (name, champion, challenger, measure, bin) do update set count = model_tally.count + excluded.count
                    """,
                    new { duel.Name, duel.Champion, duel.Challenger, tally.Measure, tally.Bin, tally.Count });
            }

            return true;
        }, cancellationToken);

    public Task<IReadOnlyList<ModelTally>> ReadAsync(ModelDuel duel, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ModelTally>>(async session =>
        {
            var rows = await session.QueryAsync<ModelTallyRow>(
                "select measure as Measure, bin as Bin, count as Count from model_tally where name = @Name and champion = @Champion and challenger = @Challenger order by measure, bin", duel);
            return [.. rows.Select(r => new ModelTally(r.Measure, r.Bin, r.Count))];
        }, cancellationToken);
}
