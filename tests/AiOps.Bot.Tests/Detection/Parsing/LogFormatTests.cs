using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Parsing;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Detection.Parsing;

public sealed class LogFormatTests
{
    private const string RequestId = "8f5a1b2c-0d3e-4f56-8a90-123456789abc";
    private static readonly DateTimeOffset At = new(2026, 3, 14, 11, 22, 33, TimeSpan.Zero);

    private const string Record = """
        {"eventVersion":"1.08","eventTime":"2026-03-14T11:22:33Z","eventSource":"rds.amazonaws.com","eventName":"DownloadDBLogFilePortion","awsRegion":"eu-central-1",
        "sourceIPAddress":"AWS Internal","userAgent":"aws-cli/2","errorCode":"AccessDenied","errorMessage":"not authorized","eventID":"e-1","readOnly":true,
        "userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/ops-host/i-0b5e","sessionContext":{"sessionIssuer":{"userName":"ops-host"}}},
        "requestParameters":{"dBInstanceIdentifier":"orders-db"}}
        """;

    private static ParsedLog Parse(string line) => new LogParser().Parse(line, Some.Noon);

    [Fact]
    public void ACloudTrailRecordGivesItsFields()
    {
        var parsed = Parse(Record);
        Assert.Equal((LogFormat.CloudTrail, At, "rds.amazonaws.com", LogSeverity.Warning, false), (parsed.Format, parsed.Timestamp, parsed.Program, parsed.Severity, parsed.Malformed));
        Assert.Equal("rds.amazonaws.com DownloadDBLogFilePortion AccessDenied: not authorized", parsed.Content);
        Assert.Equal(("AssumedRole", "ops-host", "AWS Internal", "true", "eu-central-1", "e-1"),
            (parsed.Fields["userIdentity.type"], parsed.Fields["userIdentity.userName"], parsed.Fields["sourceIPAddress"], parsed.Fields["readOnly"], parsed.Fields["awsRegion"], parsed.Fields["eventID"]));
        Assert.Equal("{\"dBInstanceIdentifier\":\"orders-db\"}", parsed.Fields["requestParameters"]);
    }

    [Fact]
    public void ARecordInsideAnEventIsFound() => Assert.Equal(LogFormat.CloudTrail, Parse($"{{\"detail-type\":\"x\",\"detail\":{Record}}}").Format);

    [Fact]
    public void ABrokenRecordIsFlagged() => Assert.Equal((LogFormat.CloudTrail, true), (Parse(Record[..^4]).Format, Parse(Record[..^4]).Malformed));

    [Theory]
    [InlineData("2026-03-14 11:22:33 UTC:10.0.0.5(50906):app@orders:[12795]:ERROR:  relation \"x\" does not exist", "10.0.0.5", "app", "orders", LogSeverity.Error)]
    [InlineData("2026-03-14 11:22:33 UTC:[local]:app@orders:[12795]:LOG:  relation \"x\" does not exist", "[local]", "app", "orders", LogSeverity.Info)]
    [InlineData("2026-03-14 11:22:33 UTC:2001:db8::7(50906):a@b@orders:[12795]:FATAL:  relation \"x\" does not exist", "2001:db8::7", "a@b", "orders", LogSeverity.Critical)]
    [InlineData("2026-03-14 11:22:33 UTC [12795] app@orders WARNING:  relation \"x\" does not exist", null, "app", "orders", LogSeverity.Warning)]
    [InlineData("2026-03-14 11:22:33 UTC::@:[12795]:LOG:  relation \"x\" does not exist", null, null, null, LogSeverity.Info)]
    public void PostgreSqlPrefixesAreRead(string line, string? remote, string? user, string? database, LogSeverity severity)
    {
        var parsed = Parse(line);
        Assert.Equal((LogFormat.PostgreSql, At, severity, "relation \"x\" does not exist"), (parsed.Format, parsed.Timestamp, parsed.Severity, parsed.Content));
        Assert.Equal((remote, user, database, "12795"),
            (parsed.Fields.GetValueOrDefault("remoteHost"), parsed.Fields.GetValueOrDefault("user"), parsed.Fields.GetValueOrDefault("database"), parsed.Fields["pid"]));
    }

    [Fact]
    public void ASlowStatementOfPostgreSqlHasItsDuration()
    {
        var parsed = Parse("2026-03-14 11:22:33 UTC::app@orders:[1]:LOG:  duration: 1023.5 ms  statement: SELECT 1\n\tFROM t");
        Assert.Equal(("1023.5", "SELECT 1\n\tFROM t"), (parsed.Fields["durationMs"], parsed.Fields["statement"]));
    }

    [Fact]
    public void APostgreSqlLineWithoutALevelIsFlagged() => Assert.True(Parse("2026-03-14 11:22:33 UTC::app@orders:[1]:what is this").Malformed);

    [Theory]
    [InlineData("2026-03-14T11:22:33.000000Z 10 [Warning] [MY-010068] [Server] CA certificate is self signed.", LogSeverity.Warning, "CA certificate is self signed.")]
    [InlineData("2026-03-14T11:22:33.000000Z 10 [Note] Access denied for user 'x'@'y'", LogSeverity.Info, "Access denied for user 'x'@'y'")]
    [InlineData("260314 11:22:33 [ERROR] Out of memory", LogSeverity.Error, "Out of memory")]
    public void MySqlErrorsAreRead(string line, LogSeverity severity, string content)
    {
        var parsed = Parse(line);
        Assert.Equal((LogFormat.MySql, At, severity, content), (parsed.Format, parsed.Timestamp, parsed.Severity, parsed.Content));
    }

    [Fact]
    public void ASlowQueryEntryIsRead()
    {
        var parsed = Parse("# Time: 260314 11:22:33\n# User@Host: app[app] @ web-1 [10.0.0.7]  Id: 12\n# Query_time: 2.5  Lock_time: 0.1 Rows_sent: 1  Rows_examined: 70000\nSET timestamp=1773487353;\nselect 1;");
        Assert.Equal((LogFormat.MySql, At, "select 1;"), (parsed.Format, parsed.Timestamp, parsed.Content));
        Assert.Equal(("app", "web-1", "10.0.0.7", "2.5", "70000"),
            (parsed.Fields["user"], parsed.Fields["host"], parsed.Fields["sourceIPAddress"], parsed.Fields["Query_time"], parsed.Fields["Rows_examined"]));
    }

    [Fact]
    public void AShellCommentIsNoSlowQuery() => Assert.Equal(LogFormat.Plain, Parse("# just a remark").Format);

    [Fact]
    public void ALambdaReportGivesItsNumbers()
    {
        var parsed = Parse($"REPORT RequestId: {RequestId}\tDuration: 3000.00 ms\tBilled Duration: 3000 ms\tMemory Size: 128 MB\tMax Memory Used: 99 MB\tStatus: timeout\t");
        Assert.Equal((LogFormat.Lambda, LogSeverity.Error), (parsed.Format, parsed.Severity));
        Assert.Equal((RequestId, "3000.00", "128", "99"), (parsed.Fields["requestId"], parsed.Fields["durationMs"], parsed.Fields["memorySizeMB"], parsed.Fields["maxMemoryUsedMB"]));
    }

    [Theory]
    [InlineData("2026-03-14T11:22:33.000Z\t" + RequestId + "\tERROR\tcard refused", LogSeverity.Error, "card refused")]
    [InlineData("[WARNING]\t2026-03-14T11:22:33.000Z\t" + RequestId + "\tslow", LogSeverity.Warning, "slow")]
    [InlineData("2026-03-14T11:22:33.000Z " + RequestId + " Task timed out after 3.00 seconds", LogSeverity.Error, "Task timed out after 3.00 seconds")]
    [InlineData("2026-03-14T11:22:33.000Z\tundefined\tINFO\tLoading", LogSeverity.Info, "Loading")]
    public void LambdaLinesAreRead(string line, LogSeverity severity, string content)
    {
        var parsed = Parse(line);
        Assert.Equal((LogFormat.Lambda, At, severity, content), (parsed.Format, parsed.Timestamp, parsed.Severity, parsed.Content));
    }

    [Fact]
    public void ABrokenLambdaLineIsFlagged() => Assert.True(Parse("REPORT RequestId: nonsense").Malformed);

    [Theory]
    [InlineData("""{"time":"2026-03-14T11:22:33Z","level":"warn","msg":"disk is full","disk":"/"}""", LogFormat.Json, LogSeverity.Warning)]
    [InlineData("""{"ts":1773487353,"severity":"WARNING","message":"disk is full"}""", LogFormat.Json, LogSeverity.Warning)]
    [InlineData("""{"time":1773487353000,"level":40,"msg":"disk is full"}""", LogFormat.Json, LogSeverity.Warning)]
    [InlineData("""{"timestamp":"2026-03-14T11:22:33Z","level":"WARN","message":"disk is full","requestId":"r"}""", LogFormat.Lambda, LogSeverity.Warning)]
    public void JsonLinesOfCommonLoggersAreRead(string line, LogFormat format, LogSeverity severity)
    {
        var parsed = Parse(line);
        Assert.Equal((format, severity, At, "disk is full"), (parsed.Format, parsed.Severity, parsed.Timestamp, parsed.Content));
    }

    [Fact]
    public void APlatformReportGivesItsMetrics()
    {
        var parsed = Parse("""{"time":"2026-03-14T11:22:33Z","type":"platform.report","record":{"requestId":"r","status":"timeout","metrics":{"durationMs":3000.0}}}""");
        Assert.Equal((LogFormat.Lambda, LogSeverity.Error, "3000.0"), (parsed.Format, parsed.Severity, parsed.Fields["durationMs"]));
    }

    [Theory]
    [InlineData("{\"a\":", true), InlineData("{\"a\":1}}", true), InlineData("{ not json }", false), InlineData("{", false), InlineData("{\"a\":\"\\ud800\"}", true), InlineData("{\"\\ud800\":1}", true)]
    public void BrokenJsonIsKept(string line, bool malformed)
    {
        var parsed = Parse(line);
        Assert.Equal((malformed, line), (parsed.Malformed, parsed.Content));
    }

    [Theory]
    [InlineData("2026-03-14 11:22:33,000 ERROR [main] it broke", LogSeverity.Error, "[main] it broke")]
    [InlineData("[2026-03-14T12:22:33+01:00] warn: it broke", LogSeverity.Warning, "it broke")]
    public void APlainLineGivesItsTimeAndLevel(string line, LogSeverity severity, string content)
    {
        var parsed = Parse(line);
        Assert.Equal((LogFormat.Plain, At, severity, content), (parsed.Format, parsed.Timestamp, parsed.Severity, parsed.Content));
    }

    [Fact]
    public void ASentenceAboutAnErrorHasNoSeverity() => Assert.Equal(LogSeverity.Unknown, Parse("Error rates fell").Severity);

    [Fact]
    public void AnyTextIsParsed()
    {
        string[] parts = ["2026-03-14", " ", "11:22:33", "T", "Z", ":", "[", "]", "Mar 14 ", "{", "}", "\"eventSource\"", "\"eventName\":", "<34>", "1 ", "sshd[1]: ", "\t", "# Time:", "REPORT RequestId: ", "-", "é", "\0", "\ud800", " UTC:", "@", "LOG:  ", "(", ")"];
        var generator = Gen.Elements(parts).ArrayOf().Select(string.Concat);
        Prop.ForAll(generator.ToArbitrary(), text => Parse(text).Content is not null).QuickCheckThrowOnFailure();
        Prop.ForAll<string?>(text => Parse(text ?? "").Content is not null).QuickCheckThrowOnFailure();
    }
}
