using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Parsing;

namespace AiOps.Bot.Tests.Detection.Parsing;

public sealed class SyslogFormatTests
{
    private static ParsedLog Parse(string line, DateTimeOffset? reference = null) => new LogParser().Parse(line, reference ?? Some.Noon);

    [Fact]
    public void AClassicLineIsTakenApart()
    {
        var parsed = Parse("Mar  4 07:12:09 bastion sshd[4711]: Failed password for invalid user deploy from 203.0.113.77 port 40112 ssh2");
        Assert.Equal((LogFormat.Syslog, "bastion", "sshd", false), (parsed.Format, parsed.Host, parsed.Program, parsed.Malformed));
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 7, 12, 9, TimeSpan.Zero), parsed.Timestamp);
        Assert.Equal("Failed password for invalid user deploy from 203.0.113.77 port 40112 ssh2", parsed.Content);
        Assert.Equal(("4711", "failed", "deploy", "203.0.113.77", "40112"),
            (parsed.Fields["pid"], parsed.Fields["outcome"], parsed.Fields["user"], parsed.Fields["sourceIPAddress"], parsed.Fields["port"]));
    }

    [Theory]
    [InlineData("Dec 31 23:59:59 h p: x", 2025)]
    [InlineData("Mar 15 11:00:00 h p: x", 2026)]
    [InlineData("Mar 16 11:00:00 h p: x", 2025)]
    [InlineData("Feb 29 11:00:00 h p: x", 2024)]
    public void AYearIsTheLatestThatIsNotInTheFuture(string line, int year) => Assert.Equal(year, Parse(line).Timestamp?.Year);

    [Fact]
    public void AnUnpaddedDayIsRead() => Assert.Equal(4, Parse("Mar 4 01:02:03 h p: x").Timestamp?.Day);

    [Fact]
    public void ThePriorityGivesTheSeverity()
    {
        var parsed = Parse("<11>Mar 14 11:59:00 web-1 nginx: upstream gone");
        Assert.Equal((LogSeverity.Error, "nginx", "upstream gone"), (parsed.Severity, parsed.Program, parsed.Content));
    }

    [Fact]
    public void TheModernFormIsTakenApart()
    {
        var parsed = Parse("<34>1 2026-03-14T11:00:00.5+01:00 web-1 app 42 ID7 [x@1 a=\"b \\\"]\\\" c\"][y@1] \ufeffit broke");
        Assert.Equal(("web-1", "app", "it broke", LogSeverity.Critical), (parsed.Host, parsed.Program, parsed.Content, parsed.Severity));
        Assert.Equal(new DateTimeOffset(2026, 3, 14, 10, 0, 0, 500, TimeSpan.Zero), parsed.Timestamp);
    }

    [Fact]
    public void AnIsoStampWithHostAndTagIsSyslog()
    {
        var parsed = Parse("2026-03-14T12:00:00.123456+00:00 ip-10-20-1-15 CROND[311]: (root) CMD (/usr/bin/true --x)");
        Assert.Equal((LogFormat.Syslog, "CROND", "root", "/usr/bin/true --x"), (parsed.Format, parsed.Program, parsed.Fields["user"], parsed.Fields["command"]));
    }

    [Fact]
    public void ALineWithoutATagKeepsItsText() =>
        Assert.Equal((null, "last message repeated 2 times"), (Parse("Mar  4 07:12:09 h last message repeated 2 times").Program, Parse("Mar  4 07:12:09 h last message repeated 2 times").Content));

    [Theory]
    [InlineData("<34>1 not-a-time web app - - - x")]
    [InlineData("<34>nonsense")]
    [InlineData("Mar 99 07:12:09 h p: x")]
    [InlineData("Mar 04 26:12:09 h p: x")]
    public void ABrokenLineIsKeptWholeAndFlagged(string line)
    {
        var parsed = Parse(line);
        Assert.Equal((LogFormat.Syslog, true, line), (parsed.Format, parsed.Malformed, parsed.Content));
    }

    [Theory]
    [InlineData("March is a month")]
    [InlineData("<html>")]
    [InlineData("")]
    public void OtherTextIsPlain(string line) => Assert.Equal((LogFormat.Plain, false), (Parse(line).Format, Parse(line).Malformed));

    [Fact]
    public void AUserNamedLikeAnAddressDoesNotMoveTheOrigin()
    {
        var parsed = Parse("Mar  4 07:12:09 h sshd[1]: Failed password for invalid user x from 10.0.0.1 from 203.0.113.9 port 1 ssh2");
        Assert.Equal(("203.0.113.9", "x from 10.0.0.1"), (parsed.Fields["sourceIPAddress"], parsed.Fields["user"]));
    }

    [Fact]
    public void AnAcceptedLoginIsNamed()
    {
        var parsed = Parse("Mar  4 07:12:09 h sshd[1]: Accepted publickey for ec2-user from 2001:db8::7 port 50022 ssh2: RSA SHA256:abc");
        Assert.Equal(("accepted", "publickey", "ec2-user", "2001:db8::7", "50022"),
            (parsed.Fields["outcome"], parsed.Fields["method"], parsed.Fields["user"], parsed.Fields["sourceIPAddress"], parsed.Fields["port"]));
    }

    [Theory]
    [InlineData(1), InlineData(9999)]
    public void ReferencesAtTheEdgesOfTimeAreAllowed(int year) =>
        Assert.NotNull(Parse("Feb 29 11:00:00 h p: x", new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero)));
}
