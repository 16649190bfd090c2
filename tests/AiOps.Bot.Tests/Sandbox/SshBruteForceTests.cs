using AiOps.Bot.Sandbox;

namespace AiOps.Bot.Tests.Sandbox;

public sealed class SshBruteForceTests
{
    private const string Bastion = "i-0d94c1e7fa2b38506";
    private const string Group = "sg-07f3a2b1c0d9e8f76";
    private const string OpenRule = "GroupId=" + Group + "&IpProtocol=tcp&FromPort=22&ToPort=22&CidrIp=0.0.0.0/0";

    private readonly SandboxWorld _world = Some.World();

    [Fact]
    public void BeforeTheStartTheAttackerHasNeverBeenSeen() => Assert.Empty(LinesFrom("203.0.113.77"));

    [Fact]
    public void PasswordsAreGuessedUntilOneIsRight()
    {
        Play(TimeSpan.FromSeconds(60));

        var lines = LinesFrom("203.0.113.77");
        var accepted = lines.FindIndex(l => l.Contains("Accepted password for backup", StringComparison.Ordinal));
        Assert.InRange(lines.Take(accepted).Count(l => l.Contains("Failed password", StringComparison.Ordinal)), 25, 25);
        Assert.Contains("session opened for user backup", Lines()[Lines().IndexOf(lines[accepted]) + 1], StringComparison.Ordinal);
    }

    [Fact]
    public void SpeedBringsTheAttackForward()
    {
        var fast = Some.World(new SandboxOptions { HistoryDays = 4, Speed = 10 });

        fast.AdvanceTo(fast.StartedAt.AddSeconds(8));

        Assert.Contains(Lines(fast), l => l.Contains("Accepted password for backup", StringComparison.Ordinal));
    }

    [Fact]
    public void WhenTheRuleIsRevokedTheConnectionsStopAndWhenItIsBackTheyComeBack()
    {
        Play(TimeSpan.FromMinutes(3));
        Some.Run(_world, "ec2", "RevokeSecurityGroupIngress", form: OpenRule);
        var before = LinesFrom("203.0.113.").Count;

        Play(TimeSpan.FromMinutes(6));
        Assert.Equal(before, LinesFrom("203.0.113.77").Count + LinesFrom("203.0.113.").Except(LinesFrom("203.0.113.77")).Count());

        Some.Run(_world, "ec2", "AuthorizeSecurityGroupIngress", form: OpenRule);
        Play(TimeSpan.FromMinutes(8));
        Assert.True(LinesFrom("203.0.113.77").Count > before / 2);
        Assert.True(LinesFrom("203.0.113.").Count > before);
    }

    [Fact]
    public void TheTrailSaysWhoOpenedThePort()
    {
        var opened = Assert.Single(_world.Trail.Entries, e => e.EventName == "AuthorizeSecurityGroupIngress");

        Assert.Equal("marta", opened.Username);
        Assert.Contains("\"cidrIp\":\"0.0.0.0/0\"", opened.Record.ToString(), StringComparison.Ordinal);
        Assert.Contains(opened.Resources, r => r.Name == Group);
    }

    private void Play(TimeSpan until) => _world.AdvanceTo(_world.StartedAt + until);

    private List<string> LinesFrom(string address) => [.. Lines().Where(l => l.Contains("from " + address, StringComparison.Ordinal) || l.Contains("user root " + address, StringComparison.Ordinal))];

    private List<string> Lines() => Lines(_world);

    private static List<string> Lines(SandboxWorld world) => [.. world.Logs.Find("/ec2/auth")!.Streams[Bastion].Entries.Select(e => e.Message.ToString())];
}
