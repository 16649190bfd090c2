using AiOps.Bot.Sandbox;

namespace AiOps.Bot.Tests.Sandbox;

/// <summary>The whole history as the account starts with it.</summary>
public sealed class HistoryTests
{
    private static readonly Lazy<SandboxWorld> Shared = new(() => Some.World(new SandboxOptions()));

    private readonly SandboxWorld _world = Shared.Value;

    [Fact]
    public void ItHasTensOfThousandsOfLinesInOrderAndNoneFromTheFuture()
    {
        var streams = _world.Logs.All.SelectMany(g => g.Streams.Values).ToList();

        Assert.InRange(streams.Sum(s => s.Entries.Count), 30_000, 75_000);
        Assert.All(streams, s => Assert.Equal(s.Entries.Select(e => e.Time).Order(), s.Entries.Select(e => e.Time)));
        Assert.All(streams, s => Assert.True(s.Entries[^1].Time <= Some.Noon.ToUnixTimeMilliseconds()));
    }

    [Fact]
    public void TheSameSeedMakesTheSameHistory()
    {
        var options = new SandboxOptions { HistoryDays = 8, Seed = 7 };

        Assert.Equal(AllLines(Some.World(options)), AllLines(Some.World(options)));
        Assert.NotEqual(AllLines(Some.World(options)), AllLines(Some.World(options with { Seed = 8 })));
    }

    [Fact]
    public void PeopleMistypeTheirPasswordAndThenGetIn()
    {
        var lines = Lines("/ec2/auth", "i-0d94c1e7fa2b38506");
        var mistyped = lines.Where(l => l.Contains("Accepted password for", StringComparison.Ordinal)).ToList();

        Assert.InRange(mistyped.Count, 5, 80);
        Assert.All(mistyped, l => Assert.Contains("198.51.100.", l, StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("Failed password for invalid user", StringComparison.Ordinal));
    }

    [Fact]
    public void NoStrangerTriesOftenInOneHour()
    {
        var worst = Lines("/ec2/auth", "i-0d94c1e7fa2b38506")
            .Where(l => l.Contains("Failed password", StringComparison.Ordinal) && !l.Contains("198.51.100.", StringComparison.Ordinal))
            .GroupBy(l => l[..9] + l[(l.IndexOf(" from ", StringComparison.Ordinal) + 6)..].Split(' ')[0])
            .Max(g => g.Count());

        Assert.InRange(worst, 1, 3);
    }

    [Fact]
    public void TheWeekdayJobRestsAtWeekends()
    {
        var digests = _world.Logs.Find("/ec2/syslog")!.Streams["i-0b5e7a91c2d34f601"].Entries
            .Where(e => e.Message.ToString().Contains("weekday-digest", StringComparison.Ordinal))
            .Select(e => DateTimeOffset.FromUnixTimeMilliseconds(e.Time).DayOfWeek)
            .ToList();

        Assert.InRange(digests.Count, 68, 73);
        Assert.DoesNotContain(DayOfWeek.Sunday, digests);
        Assert.DoesNotContain(DayOfWeek.Saturday, digests);
    }

    [Fact]
    public void TheTrailGoesBackNinetyDaysAndNoFurther()
    {
        Assert.InRange(_world.Trail.Entries[0].Time, Some.Noon.AddDays(-90), Some.Noon.AddDays(-88));
        Assert.InRange(_world.Trail.Entries.Count, 2_000, 12_000);
        Assert.Equal(_world.Trail.Entries.Count, _world.Trail.Entries.Select(e => e.EventId).Distinct().Count());
    }

    [Fact]
    public void OrdinaryWorkGoesOnAfterTheStart()
    {
        var world = Some.World(new SandboxOptions { HistoryDays = 8, PlaysScenarios = false });
        var before = world.Logs.All.ToDictionary(g => g.Name, g => g.Streams.Values.Sum(s => s.Entries.Count));

        world.AdvanceTo(world.StartedAt.AddDays(2));

        Assert.All(world.Logs.All, g => Assert.True(g.Streams.Values.Sum(s => s.Entries.Count) > before[g.Name], g.Name));
    }

    private static List<string> AllLines(SandboxWorld world) => [.. world.Logs.All.SelectMany(g => g.Streams.Values).SelectMany(s => s.Entries).Select(e => $"{e.Time} {e.Message}")];

    private List<string> Lines(string group, string stream) => [.. _world.Logs.Find(group)!.Streams[stream].Entries.Select(e => e.Message.ToString())];
}
