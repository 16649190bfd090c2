using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Anomalies;

/// <summary>Scored values in the database, a row for each series and day (UTC).</summary>
internal sealed class SqlScoredSeriesStore(IDatabase database) : IScoredSeriesStore
{
    public Task SaveAsync(IReadOnlyList<ScoredStretch> stretches, CancellationToken cancellationToken) =>
        database.WriteAsync(Durability.Process, async session =>
        {
            foreach (var stretch in stretches.Where(s => s.Values.Count > 0))
            {
                await SaveAsync(session, stretch);
            }

            return true;
        }, cancellationToken);

    public Task<IReadOnlyList<ScoredSeriesLine>> ListAsync(TimeRange window, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ScoredSeriesLine>>(async session =>
        {
            var days = new { First = DayOf(window.From), Last = DayOf(window.To) };
            var rows = await session.QueryAsync<ScoredSeriesRow>(
                $"select {ScoredSeriesRow.Columns} from scored_series where id in (select series_id from scored_day where day between @First and @Last)", days);

            // Days without anything unusual, which are nearly all, need not be looked into.
            var unusual = (await session.QueryAsync<ScoredDayRow>("select series_id as SeriesId, content as Content from scored_day where day between @First and @Last and unusual > 0", days))
                .GroupBy(d => d.SeriesId, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.SelectMany(d => ScoredDay.Read(d.Content)).Where(v => v.Mark != ScoredMark.Usual && window.Contains(v.Time)).ToList(), StringComparer.Ordinal);
            return [.. rows.Select(r => LineOf(r, unusual.GetValueOrDefault(r.Id) ?? []))
                .OrderByDescending(l => l.Worst)
                .ThenByDescending(l => l.Unusual)
                .ThenBy(l => l.Stream.Subject, StringComparer.Ordinal)
                .ThenBy(l => l.Stream.Metric, StringComparer.Ordinal)
                .ThenBy(l => l.Id.Value, StringComparer.Ordinal)];
        }, cancellationToken);

    public Task<ScoredStretch?> ReadAsync(SeriesId id, TimeRange window, CancellationToken cancellationToken) => database.ReadAsync(async session =>
    {
        if (await session.FirstOrDefaultAsync<ScoredSeriesRow>($"select {ScoredSeriesRow.Columns} from scored_series where id = @Id", new { Id = id.Value }) is not { } series)
        {
            return null;
        }

        var days = await session.QueryAsync<byte[]>(
            "select content from scored_day where series_id = @Id and day between @First and @Last order by day", new { Id = id.Value, First = DayOf(window.From), Last = DayOf(window.To) });
        return new ScoredStretch(series.Stream, [.. days.SelectMany(ScoredDay.Read).Where(v => window.Contains(v.Time))]);
    }, cancellationToken);

    public async Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var rows = await database.PruneAsync(session => session.ExecuteAsync(
            "delete from scored_day where (series_id, day) in (select series_id, day from scored_day where day < @Day limit @Batch)",
            new { Day = DayOf(before), Batch = DatabaseExtensions.PruneBatch }), cancellationToken);
        await database.WriteAsync(Durability.Process, session => session.ExecuteAsync("delete from scored_series where id not in (select series_id from scored_day)"), cancellationToken);
        return rows;
    }

    private static ScoredSeriesLine LineOf(ScoredSeriesRow row, List<ScoredValue> unusual) =>
        new(new(row.Id), row.Stream, unusual.Count, unusual.Select(v => v.Score).DefaultIfEmpty(0).Max(), Milliseconds.ToTime(row.Last));

    private static async Task SaveAsync(SqlSession session, ScoredStretch stretch)
    {
        var id = SeriesId.Of(stretch.Stream).Value;
        var stream = stretch.Stream;
        await session.ExecuteAsync(
            """
            insert into scored_series (id, resource, subject, space, metric, statistic, last_ms) values (@Id, @Resource, @Subject, @Space, @Metric, @Statistic, @Last)
            on conflict (id) do update set last_ms = case when excluded.last_ms > scored_series.last_ms then excluded.last_ms else scored_series.last_ms end
            """,
            new
            {
                Id = id,
                Resource = StorableText.Of(stream.Resource.Value),
                Subject = StorableText.Of(stream.Subject),
                Space = StorableText.Of(stream.Space),
                Metric = StorableText.Of(stream.Metric),
                Statistic = StorableText.Of(stream.Statistic),
                Last = Milliseconds.Of(stretch.Values.Max(v => v.Time)),
            });
        foreach (var day in stretch.Values.GroupBy(v => DayOf(v.Time)))
        {
            await SaveDayAsync(session, id, day.Key, [.. day]);
        }
    }

    private static async Task SaveDayAsync(SqlSession session, string id, long day, IReadOnlyList<ScoredValue> values)
    {
        var known = await session.FirstOrDefaultAsync<byte[]>("select content from scored_day where series_id = @Id and day = @Day", new { Id = id, Day = day });
        var merged = known is null ? values : Merge(ScoredDay.Read(known), values);
        await session.ExecuteAsync(
            """
            insert into scored_day (series_id, day, unusual, content) values (@Id, @Day, @Unusual, @Content)
            on conflict (series_id, day) do update set unusual = excluded.unusual, content = excluded.content
            """,
            new { Id = id, Day = day, Unusual = (long)merged.Count(v => v.Mark != ScoredMark.Usual), Content = ScoredDay.Write(merged) });
    }

    /// <summary>What came later holds.</summary>
    private static IReadOnlyList<ScoredValue> Merge(IReadOnlyList<ScoredValue> known, IReadOnlyList<ScoredValue> values) =>
        [.. values.Reverse().Concat(known).DistinctBy(v => v.Time.ToUnixTimeSeconds()).OrderBy(v => v.Time)];

    private static long DayOf(DateTimeOffset time) => (long)Math.Floor((time - DateTimeOffset.UnixEpoch).TotalDays);
}
