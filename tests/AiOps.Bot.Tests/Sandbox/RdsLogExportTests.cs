using System.Text;
using System.Text.Json;
using AiOps.Bot.Sandbox;

namespace AiOps.Bot.Tests.Sandbox;

public sealed class RdsLogExportTests
{
    private const string OpsHost = "i-0b5e7a91c2d34f601";
    private const string Crontab = "/etc/cron.d/dbops";
    private const string FixedLine = "7 * * * * dbops /opt/dbops/export-rds-logs.sh --instance orders-db --bucket acme-db-logs >/dev/null 2>&1";

    private readonly SandboxWorld _world = Some.World(new SandboxOptions { HistoryDays = 80, PlaysScenarios = false });

    [Fact]
    public void TheExportWorkedUntilTheEditAndNeverAgain()
    {
        var exports = Syslog("rds-log-export").Select(l => l.Time).ToList();

        Assert.InRange(exports.Count, 24 * 2, 24 * 4);
        Assert.Equal(Some.Noon.AddDays(-77).Date.AddHours(13).AddMinutes(7), exports[^1].UtcDateTime, TimeSpan.FromSeconds(10));
        Assert.Matches(@"ip-10-20-1-15 rds-log-export\[\d+\]: exported error/postgresql\.log\.\d{4}-\d\d-\d\d-12 to s3://acme-db-logs/orders-db/ \(\d+ bytes\)$", Syslog("rds-log-export")[^1].Text);
    }

    [Fact]
    public void CronGoesOnToStartTheMisspeltCommandEachHour()
    {
        var started = Lines("/ec2/cron").Where(l => l.Text.Contains("/opt/dbops/exprot-rds-logs.sh", StringComparison.Ordinal)).ToList();

        Assert.InRange(started.Count, (77 * 24) - 3, 77 * 24);
        Assert.True(Some.Noon - started[^1].Time < TimeSpan.FromHours(1));
    }

    [Fact]
    public void OnThatDayTheTrailHasTheSessionAndThePolicy()
    {
        var jonas = _world.Trail.Entries.Where(e => e.Username == "jonas" && e.EventName is "StartSession" or "PutRolePolicy").ToList();

        Assert.Equal(["StartSession", "PutRolePolicy"], jonas.Select(e => e.EventName));
        Assert.All(jonas, e => Assert.Equal(Some.Noon.AddDays(-77).Date, e.Time.UtcDateTime.Date));
        Assert.DoesNotContain("rds:DownloadDBLogFilePortion", jonas[1].Record.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void WithTheLineFixedTheJobRunsAndIsDenied()
    {
        Fix();
        var run = RunSsm("AiOps-RunCrontabLine", new() { ["Path"] = Crontab, ["LineNumber"] = "5", ["ExpectedFileSha256"] = Hash() });

        Assert.Equal(1, run.GetProperty("exitCode").GetInt32());
        Assert.EndsWith(
            "ERROR: An error occurred (AccessDenied) when calling the DownloadDBLogFilePortion operation: User: arn:aws:sts::111122223333:assumed-role/ops-host/i-0b5e7a91c2d34f601 is not authorized to perform: rds:DownloadDBLogFilePortion on resource: arn:aws:rds:eu-central-1:111122223333:db:orders-db because no identity-based policy allows the rds:DownloadDBLogFilePortion action",
            Syslog("rds-log-export")[^1].Text,
            StringComparison.Ordinal);
        Assert.Contains(_world.Trail.Entries, e => e.EventName == "DownloadDBLogFilePortion" && e.Record.ToString().Contains("\"errorCode\":\"AccessDenied\"", StringComparison.Ordinal));
    }

    [Fact]
    public void WithThePermissionBackTheHourlyRunExports()
    {
        Fix();
        var document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"rds:*","Resource":"*"}]}""";
        Some.Run(_world, "iam", "PutRolePolicy", form: "RoleName=ops-host&PolicyName=rds-log-export&PolicyDocument=" + Uri.EscapeDataString(document));

        _world.AdvanceTo(_world.StartedAt.AddMinutes(8));

        Assert.Contains("exported error/postgresql.log.2026-03-14-11", Syslog("rds-log-export")[^1].Text, StringComparison.Ordinal);
        Assert.Contains("orders-db/postgresql.log.2026-03-14-11", _world.Buckets.ByName["acme-db-logs"].Keys);
    }

    [Fact]
    public void TheFixCanBeTakenBackByteForByte()
    {
        var before = Hash();
        var replaced = Fix();

        Assert.Equal("/var/lib/aiops/backup/" + before, replaced.GetProperty("backup").GetString());
        RunSsm("AiOps-RestoreCrontab", new() { ["Path"] = Crontab, ["BackupSha256"] = before, ["ExpectedFileSha256"] = Hash() });
        Assert.Equal(before, Hash());
    }

    [Fact]
    public void AFileThatChangedSinceIsLeftAlone()
    {
        var before = Hash();

        var (status, error) = Fails("AiOps-ReplaceCrontabLine", new() { ["Path"] = Crontab, ["LineNumber"] = "5", ["ExpectedFileSha256"] = new string('0', 64), ["NewLineBase64"] = Base64(FixedLine) });

        Assert.Equal("Failed", status);
        Assert.Contains("has changed", error, StringComparison.Ordinal);
        Assert.Equal(before, Hash());
    }

    [Theory]
    [InlineData("0", "MA==")]
    [InlineData("99", "MA==")]
    [InlineData("5", "YQpi")]
    [InlineData("5", "not base 64")]
    public void ALineThatCannotBeIsRefused(string number, string line)
        => Assert.Equal("Failed", Fails("AiOps-ReplaceCrontabLine", new() { ["Path"] = Crontab, ["LineNumber"] = number, ["ExpectedFileSha256"] = Hash(), ["NewLineBase64"] = line }).Status);

    [Fact]
    public void CrontabsAreReadWithWhatTheirCommandsCouldMean()
    {
        var read = RunSsm("AiOps-ReadCrontabs", []);

        var file = read.GetProperty("files").EnumerateArray().Single(f => f.GetProperty("path").GetString() == Crontab);
        Assert.Contains("exprot-rds-logs.sh", Encoding.UTF8.GetString(file.GetProperty("contentBase64").GetBytesFromBase64()), StringComparison.Ordinal);
        Assert.Equal(Hash(), file.GetProperty("sha256").GetString());
        Assert.Contains("/opt/dbops/export-rds-logs.sh", read.GetProperty("executables").EnumerateArray().Select(e => e.GetString()));
        Assert.Contains("dbops", read.GetProperty("users").EnumerateArray().Select(e => e.GetString()));
    }

    [Fact]
    public void ACrontabThatCronCannotReadRunsNothingAndIsReported()
    {
        RunSsm("AiOps-ReplaceCrontabLine", new() { ["Path"] = Crontab, ["LineNumber"] = "5", ["ExpectedFileSha256"] = Hash(), ["NewLineBase64"] = Base64("77 * * * * dbops /bin/true") });
        var before = Lines("/ec2/cron").Count;

        _world.AdvanceTo(_world.StartedAt.AddMinutes(30));

        Assert.Equal(2, Lines("/ec2/cron").Count - before);
        Assert.EndsWith("crond[911]: (CRON) bad minute (/etc/cron.d/dbops)", Lines("/ec2/cron")[^1].Text, StringComparison.Ordinal);
    }

    private JsonElement Fix() => RunSsm("AiOps-ReplaceCrontabLine", new() { ["Path"] = Crontab, ["LineNumber"] = "5", ["ExpectedFileSha256"] = Hash(), ["NewLineBase64"] = Base64(FixedLine) });

    private JsonElement RunSsm(string document, Dictionary<string, string> parameters)
    {
        var invocation = Invoke(document, parameters);
        Assert.Equal("Success", invocation.GetProperty("Status").GetString());
        return JsonElement.Parse(invocation.GetProperty("StandardOutputContent").GetString()!);
    }

    private (string Status, string Error) Fails(string document, Dictionary<string, string> parameters)
    {
        var invocation = Invoke(document, parameters);
        return (invocation.GetProperty("Status").GetString()!, invocation.GetProperty("StandardErrorContent").GetString()!);
    }

    private JsonElement Invoke(string document, Dictionary<string, string> parameters)
    {
        var input = new { DocumentName = document, InstanceIds = new[] { OpsHost }, Parameters = parameters.ToDictionary(p => p.Key, p => new[] { p.Value }) };
        var id = Some.Answer(_world, "ssm", "SendCommand", input).GetProperty("Command").GetProperty("CommandId").GetString();
        Assert.Equal("Pending", Ask(id).GetProperty("Status").GetString());
        _world.AdvanceTo(_world.Timeline.Now.AddMilliseconds(150));
        Assert.Equal("InProgress", Ask(id).GetProperty("Status").GetString());
        _world.AdvanceTo(_world.Timeline.Now.AddSeconds(4));
        return Ask(id);
    }

    private JsonElement Ask(string? id) => Some.Answer(_world, "ssm", "GetCommandInvocation", new { CommandId = id, InstanceId = OpsHost });

    private string Hash() => _world.Hosts[OpsHost].Files[Crontab].Sha256;

    private List<(DateTimeOffset Time, string Text)> Syslog(string program) => [.. Lines("/ec2/syslog").Where(l => l.Text.Contains($" {program}[", StringComparison.Ordinal))];

    private List<(DateTimeOffset Time, string Text)> Lines(string group)
        => [.. _world.Logs.Find(group)!.Streams[OpsHost].Entries.Select(e => (DateTimeOffset.FromUnixTimeMilliseconds(e.Time), e.Message.ToString()))];

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
