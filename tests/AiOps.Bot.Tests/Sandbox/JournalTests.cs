using AiOps.Bot.Sandbox;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Sandbox;

public sealed class JournalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("journal-").FullName;

    private string StatePath => Path.Combine(_folder, "sandbox.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void WhateverWasCalledAndWheneverTheAccountTickedItComesBackTheSame()
    {
        var run = 0;
        Prop.ForAll<byte[]>(steps =>
        {
            var path = Path.Combine(_folder, $"{run++}.json");
            string lived;
            DateTimeOffset end;
            using (var life = new JournaledLife(path, Some.Noon))
            {
                foreach (var step in steps)
                {
                    StepAsync(life, step).GetAwaiter().GetResult();
                }

                life.Wait(5, ticks: true);
                (lived, end) = (life.Portrait(), life.Now);
            }

            using var again = new JournaledLife(path, end);
            return again.Portrait() == lived;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(12).WithEndSize(40));
    }

    [Fact]
    public async Task WhatHappensWhileNobodyLooksHappensAtItsTime()
    {
        using (var life = new JournaledLife(StatePath, Some.Noon))
        {
            life.Wait(20, ticks: true);
            await life.RevokeAsync();
        }

        using var again = new JournaledLife(StatePath, Some.Noon.AddHours(3));

        var attack = Lines(again, "/ec2/auth").Where(l => l.Text.Contains("203.0.113.77", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(attack);
        Assert.All(attack, l => Assert.True(l.Time <= Some.Noon.AddSeconds(20), l.Text));
        Assert.Contains(Lines(again, "/ec2/cron"), l => l.Time > Some.Noon.AddHours(2));
    }

    [Fact]
    public async Task ADeniedCallLeavesItsRecordAndNothingElse()
    {
        using (var life = new JournaledLife(StatePath, Some.Noon))
        {
            life.Faults.Deny("ec2:*");
            await life.RevokeAsync();
        }

        using var again = new JournaledLife(StatePath, Some.Noon.AddSeconds(1));

        Assert.Equal(0, again.World.ChangeCount("ec2:RevokeSecurityGroupIngress"));
        Assert.Contains(again.World.Trail.Entries, e => e.EventName == "RevokeSecurityGroupIngress" && e.Record.ToString().Contains("Client.UnauthorizedOperation", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ALineTornByAKillIsForgottenAndTheNextOneIsWhole()
    {
        using (var life = new JournaledLife(StatePath, Some.Noon))
        {
            await life.AuthorizeAsync("192.0.2.0/24");
            await life.AuthorizeAsync("192.0.3.0/24");
        }

        var bytes = await File.ReadAllBytesAsync(StatePath, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(StatePath, bytes[..^25], TestContext.Current.CancellationToken);
        using (var again = new JournaledLife(StatePath, Some.Noon.AddSeconds(1)))
        {
            Assert.Equal(1, again.World.ChangeCount("ec2:AuthorizeSecurityGroupIngress"));
            await again.AuthorizeAsync("192.0.4.0/24");
        }

        using var third = new JournaledLife(StatePath, Some.Noon.AddSeconds(2));
        Assert.Equal(2, third.World.ChangeCount("ec2:AuthorizeSecurityGroupIngress"));
    }

    [Fact]
    public void AFileTornBeforeItsFirstLineWasWholeBeginsANewAccount()
    {
        File.WriteAllText(StatePath, "{\"World\":\"1-");
        using var life = new JournaledLife(StatePath, Some.Noon);
        Assert.Equal(Some.Noon, life.World.StartedAt);
    }

    [Fact]
    public void TheAccountKeepsItsKeyItsSeedAndItsBeginning()
    {
        string key;
        using (var life = new JournaledLife(StatePath, Some.Noon, new SandboxOptions { HistoryDays = 2, Seed = 7, Speed = 3 }))
        {
            key = life.Origin.SecretAccessKey;
        }

        using var again = new JournaledLife(StatePath, Some.Noon.AddDays(1), new SandboxOptions { HistoryDays = 5, Seed = 8 });
        Assert.Equal((key, 7, 3, 2, Some.Noon), (again.Origin.SecretAccessKey, again.World.Options.Seed, again.World.Options.Speed, again.World.Options.HistoryDays, again.World.StartedAt));
    }

    [Fact]
    public void OnlyItsOwnerMayReadTheFileBecauseTheSecretKeyIsInIt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no file modes there");
        using var life = new JournaledLife(StatePath, Some.Noon);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(StatePath));
    }

    [Fact]
    public void TwoAccountsCannotHaveOneFile()
    {
        using var life = new JournaledLife(StatePath, Some.Noon);
        Assert.Contains("in use", Assert.Throws<IOException>(() => new JournaledLife(StatePath, Some.Noon)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADamagedFileIsRefusedWithTheLine()
    {
        using (var life = new JournaledLife(StatePath, Some.Noon))
        {
            await life.RevokeAsync();
        }

        await File.AppendAllTextAsync(StatePath, "not json\n", TestContext.Current.CancellationToken);
        Assert.Contains("line 3", Assert.Throws<IOException>(() => new JournaledLife(StatePath, Some.Noon)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileOfAnotherVersionIsRefused()
    {
        using (new JournaledLife(StatePath, Some.Noon))
        {
        }

        File.WriteAllText(StatePath, File.ReadAllText(StatePath).Replace("\"World\":\"", "\"World\":\"0", StringComparison.Ordinal));
        Assert.Contains("another version", Assert.Throws<IOException>(() => new JournaledLife(StatePath, Some.Noon)).Message, StringComparison.Ordinal);
    }

    private static Task StepAsync(JournaledLife life, byte step)
    {
        life.Wait((step >> 3) * 0.37, ticks: (step & 8) != 0);
        return (step & 7) switch
        {
            0 => life.RevokeAsync(),
            1 => life.AuthorizeAsync("0.0.0.0/0"),
            2 => life.AuthorizeAsync($"192.0.2.{step}/32"),
            3 => life.ReadCrontabsAsync(),
            4 => life.FixCrontabAsync(),
            5 => life.PutLineAsync($"put {step}"),
            6 => life.DescribeAsync(),
            _ => Task.CompletedTask,
        };
    }

    private static IEnumerable<(DateTimeOffset Time, string Text)> Lines(JournaledLife life, string group)
        => life.World.Logs.Find(group)!.Streams.Values.SelectMany(s => s.Entries).Select(e => (DateTimeOffset.FromUnixTimeMilliseconds(e.Time), e.Message.ToString()));
}
