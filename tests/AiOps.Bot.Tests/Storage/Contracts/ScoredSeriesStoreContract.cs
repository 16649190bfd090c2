using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Tests.Storage.Contracts;

public abstract class ScoredSeriesStoreContract<TPlace> : StorageContract<TPlace>
    where TPlace : IStoragePlace, new()
{
    private static readonly MetricStream Cpu = new(new("i-1"), "web-1", "AWS/EC2", "CPUUtilization", "Average");
    private static readonly MetricStream Disk = new(new("db-1"), "db-1", "AWS/RDS", "FreeStorageSpace", "Average");
    private static readonly TimeRange Always = new(Stored.Noon.AddYears(-1), Stored.Noon.AddYears(1));

    private IScoredSeriesStore Store => Get<IScoredSeriesStore>();

    [Fact]
    public async Task ValuesAreReadBackInTheOrderOfTime()
    {
        ScoredValue[] values = [Value(0, 20), Value(5, 91, ScoredMark.Told), new(Stored.Noon.AddMinutes(10), 21, double.NaN, double.NaN, 0, ScoredMark.Usual)];
        await Store.SaveAsync([new(Cpu, values)], Cancel);
        var read = await Store.ReadAsync(SeriesId.Of(Cpu), Always, Cancel);
        Assert.Equal(Cpu, read!.Stream);
        Assert.Equal(values, read.Values);
    }

    [Fact]
    public async Task AValueThatComesAgainReplacesItself()
    {
        await Store.SaveAsync([new(Cpu, [Value(0, 20), Value(5, 91)])], Cancel);
        await Store.SaveAsync([new(Cpu, [Value(5, 90, ScoredMark.Unusual), Value(10, 22)])], Cancel);
        Assert.Equal([20, 90, 22], (await Store.ReadAsync(SeriesId.Of(Cpu), Always, Cancel))!.Values.Select(v => v.Value));
    }

    [Fact]
    public async Task AWindowHasItsValuesOnlyAcrossDays()
    {
        var values = Enumerable.Range(0, 300).Select(i => Value(i * 10, i)).ToList();
        await Store.SaveAsync([new(Cpu, values)], Cancel);
        var window = new TimeRange(Stored.Noon.AddMinutes(700), Stored.Noon.AddMinutes(2_200));
        Assert.Equal(values.Where(v => window.Contains(v.Time)), (await Store.ReadAsync(SeriesId.Of(Cpu), window, Cancel))!.Values);
    }

    [Fact]
    public async Task WhatIsNotKnownIsNotEmpty()
    {
        await Store.SaveAsync([new(Cpu, [Value(0, 20)])], Cancel);
        Assert.Null(await Store.ReadAsync(SeriesId.Of(Disk), Always, Cancel));
        Assert.Empty((await Store.ReadAsync(SeriesId.Of(Cpu), new(Stored.Noon.AddDays(-9), Stored.Noon.AddDays(-8)), Cancel))!.Values);
    }

    [Fact]
    public async Task TheMostUnusualSeriesComesFirst()
    {
        var quiet = Cpu with { Subject = "a-quiet-one" };
        await Store.SaveAsync([new(quiet, [Value(0, 1)]), new(Cpu, [Value(0, 60, ScoredMark.Unusual, 0.6)]), new(Disk, [Value(0, 7), Value(5, 1, ScoredMark.Told, 0.8)])], Cancel);
        var lines = await Store.ListAsync(Stored.Day, Cancel);
        Assert.Equal([Disk, Cpu, quiet], lines.Select(l => l.Stream));
        Assert.Equal([1, 1, 0], lines.Select(l => l.Unusual));
        Assert.Equal(Stored.Noon.AddMinutes(5), lines[0].LastSeen);
        Assert.Equal(0.8, lines[0].Worst, 0.003);
    }

    [Fact]
    public async Task WhatWasUnusualOutsideTheWindowDoesNotCount()
    {
        await Store.SaveAsync([new(Cpu, [Value(0, 60, ScoredMark.Unusual), Value(60, 20)])], Cancel);
        var line = Assert.Single(await Store.ListAsync(new(Stored.Noon.AddMinutes(30), Stored.Noon.AddMinutes(90)), Cancel));
        Assert.Equal((0, 0.0), (line.Unusual, line.Worst));
    }

    [Fact]
    public async Task OldDaysAreForgottenAndSeriesWithThem()
    {
        await Store.SaveAsync([new(Disk, [Value(0, 5)]), new(Cpu, [Value(0, 20), Value(3 * 24 * 60, 21)])], Cancel);
        Assert.Equal(2, await Store.PruneAsync(Stored.Noon.AddDays(1), Cancel));
        Assert.Equal(Cpu, Assert.Single(await Store.ListAsync(Always, Cancel)).Stream);
        Assert.Equal(21, Assert.Single((await Store.ReadAsync(SeriesId.Of(Cpu), Always, Cancel))!.Values).Value);
    }

    [Fact]
    public async Task NamesThatNoDatabaseTakesAreStillListed()
    {
        var odd = new MetricStream(new("i-\0'; drop table scored_day; --"), "é\U0001F600\uD800", "Own/Space", "m\0", "Sum");
        await Store.SaveAsync([new(odd, [Value(0, 1)])], Cancel);
        var line = Assert.Single(await Store.ListAsync(Stored.Day, Cancel));
        Assert.Equal(SeriesId.Of(odd), line.Id);
        Assert.Equal(1, Assert.Single((await Store.ReadAsync(line.Id, Always, Cancel))!.Values).Value);
    }

    private static ScoredValue Value(int minute, double value, ScoredMark mark = ScoredMark.Usual, double score = 1) =>
        new(Stored.Noon.AddMinutes(minute), value, 10, 40, mark == ScoredMark.Usual ? 0 : score, mark);
}
