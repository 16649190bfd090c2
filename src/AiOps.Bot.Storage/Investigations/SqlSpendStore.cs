using AiOps.Bot.Core;
using AiOps.Bot.Core.Investigations.Models.Spending;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Investigations;

/// <summary>What models cost, a row for each minute and incident.</summary>
internal sealed class SqlSpendStore(IDatabase database) : ISpendStore
{
    private const decimal Nano = 1_000_000_000m;

    public Task AddAsync(IReadOnlyList<SpentMinute> spent, CancellationToken cancellationToken) => spent.Count == 0
        ? Task.CompletedTask
        : database.WriteAsync(Durability.Power, async session =>
        {
            // In one order, so that two processes never wait for each other.
            foreach (var minute in spent.OrderBy(s => s.Minute).ThenBy(s => s.Incident?.Value, StringComparer.Ordinal))
            {
                await session.ExecuteAsync(
                    """
                    insert into model_spend (incident_id, minute, steps, input_tokens, output_tokens, money_nano, took_ms) values (@Incident, @Minute, @Steps, @Input, @Output, @Money, @Took)
                    on conflict (incident_id, minute) do update set steps = model_spend.steps + excluded.steps, input_tokens = model_spend.input_tokens + excluded.input_tokens,
                    output_tokens = model_spend.output_tokens + excluded.output_tokens, money_nano = model_spend.money_nano + excluded.money_nano, took_ms = model_spend.took_ms + excluded.took_ms
                    """,
                    SpendRow.Of(minute));
            }

            return spent.Count;
        }, cancellationToken);

    public Task<IReadOnlyList<SpentMinute>> ReadAsync(DateTimeOffset since, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<SpentMinute>>(async session =>
    {
        var rows = await session.QueryAsync<SpendRow>(
            """
            select incident_id as Incident, minute as Minute, steps as Steps, input_tokens as Input, output_tokens as Output, money_nano as Money, took_ms as Took
            from model_spend where minute >= @Since order by minute, incident_id
            """,
            new { Since = SpendRow.MinuteOf(since) });
        return [.. rows.Select(r => r.ToSpent())];
    }, cancellationToken);

    public Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) => database.PruneAsync(
        session => session.ExecuteAsync(
            "delete from model_spend where minute < @Before and minute in (select minute from model_spend where minute < @Before order by minute limit @Batch)",
            new { Before = SpendRow.MinuteOf(before), Batch = DatabaseExtensions.PruneBatch }),
        cancellationToken);

    private sealed class SpendRow
    {
        public string Incident { get; init; } = "";

        public long Minute { get; init; }

        public long Steps { get; init; }

        public long Input { get; init; }

        public long Output { get; init; }

        public long Money { get; init; }

        public long Took { get; init; }

        public static long MinuteOf(DateTimeOffset time) => time.ToUnixTimeSeconds() / 60;

        public static SpendRow Of(SpentMinute spent) => new()
        {
            Incident = spent.Incident is { } incident ? StorableText.Of(incident.Value) : "",
            Minute = MinuteOf(spent.Minute),
            Steps = spent.Spend.Steps,
            Input = spent.Spend.InputTokens,
            Output = spent.Spend.OutputTokens,
            Money = (long)Math.Ceiling(spent.Spend.Money * Nano),
            Took = (long)Math.Ceiling(spent.Spend.Took.TotalMilliseconds),
        };

        public SpentMinute ToSpent() => new(
            Incident.Length == 0 ? null : new IncidentId(Incident),
            DateTimeOffset.FromUnixTimeSeconds(Minute * 60),
            new((int)Steps, Input, Output, Money / Nano, TimeSpan.FromMilliseconds(Took)));
    }
}
