using AiOps.Bot.Detection.Features;
using AiOps.Bot.Detection.Scorers.Heartbeats;

namespace AiOps.Bot.Tests.Detection.Scorers;

public sealed class ActivityNameTests
{
    private static ActivityKey Key(string program, string template) => new(new("cloudwatch", "/aws/any", "i-1"), program, template);

    [Theory]
    [InlineData("rds.amazonaws.com", "DownloadDBLogFilePortion arn:aws:sts::111122223333:assumed-role/ops-host", "DownloadDBLogFilePortion by ops-host (rds)")]
    [InlineData("s3.amazonaws.com", "PutObject AccessDenied arn:aws:iam::111122223333:user/team/kim", "PutObject AccessDenied by kim (s3)")]
    [InlineData("sts.amazonaws.com", "AssumeRole arn:aws:iam::111122223333:root", "AssumeRole by root (sts)")]
    [InlineData("signin.amazonaws.com", "ConsoleLogin kim", "ConsoleLogin by kim (signin)")]
    [InlineData("health.amazonaws.com", "Ping", "Ping (health)")]
    public void ACallIsNamedByWhatIsCalledAndByWhom(string program, string template, string name) =>
        Assert.Equal((name, "", name), (ActivityName.SubjectOf(Key(program, template)), ActivityName.DetailOf(Key(program, template)), ActivityName.Of(Key(program, template))));

    [Fact]
    public void AJobIsNamedByItsProgramWithTheLineBehind()
    {
        var key = Key("logrotate", "rotated <num> files");
        Assert.Equal(("logrotate", " (\"rotated <num> files\")", "logrotate \"rotated <num> files\""), (ActivityName.SubjectOf(key), ActivityName.DetailOf(key), ActivityName.Of(key)));
    }

    [Fact]
    public void ALineWithoutAProgramIsItsOwnNameAndNotTooLong()
    {
        var key = Key("", new string('x', 200));
        Assert.Equal(("\"" + new string('x', 80) + "…\"", ""), (ActivityName.SubjectOf(key), ActivityName.DetailOf(key)));
    }

    [Theory]
    [InlineData("rds.amazonaws.com", ""), InlineData(".amazonaws.com", " "), InlineData("", "")]
    public void HostileNamesAreNamedToo(string program, string template) => Assert.NotNull(ActivityName.Of(Key(program, template)));
}
