using AiOps.Bot.Core.Audit.Crontabs;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Audit.Crontabs;

public sealed class CrontabLintTests
{
    private static readonly CrontabSurroundings OpsHost = new()
    {
        Executables = ["/opt/dbops/export-rds-logs.sh", "/opt/dbops/healthcheck.sh", "/usr/sbin/logrotate", "/usr/bin/aws", "/usr/bin/flock", "/usr/bin/rsync", "/usr/bin/date"],
        Users = ["root", "dbops"],
    };

    [Fact]
    public void ATranspositionInAPathIsFoundAndTheWholeLineIsCorrected()
    {
        var faults = System("7 * * * * dbops /opt/dbops/exprot-rds-logs.sh --instance orders-db --bucket acme-db-logs >/dev/null 2>&1\n", OpsHost);
        var fault = Assert.Single(faults, f => f.Rule == "L13");
        Assert.Equal((1, true), (fault.Line, fault.IsError));
        Assert.Equal("7 * * * * dbops /opt/dbops/export-rds-logs.sh --instance orders-db --bucket acme-db-logs >/dev/null 2>&1", fault.SuggestedLineText);
        Assert.Contains(faults, f => f.Rule == "L23");
    }

    [Fact]
    public void WhereNotEveryProgramIsKnownNothingIsCalledMissingOrCorrected()
    {
        var faults = System("7 * * * * dbops /opt/dbops/exprot-rds-logs.sh\n8 * * * * dbops /opt/dbops/other.sh\n", OpsHost with { ExecutablesAreComplete = false });
        Assert.DoesNotContain(faults, f => f.IsError);
        Assert.Equal((1, null), faults.Where(f => f.Rule == "L13").Select(f => (f.Line, f.SuggestedLineText)).Single());
    }

    [Fact]
    public void ASoundFileHasNoFaults() =>
        Assert.Empty(System("SHELL=/bin/sh\nPATH=/usr/sbin:/usr/bin\n# rotate\n15 2 * * * root logrotate /etc/logrotate.d/dbops\n*/10 * * * * dbops /opt/dbops/healthcheck.sh\n", OpsHost));

    [Theory]
    [InlineData("61 * * * * root true\n", "L01", 1)]
    [InlineData("5-3 * * * * root true\n", "L01", 1)]
    [InlineData("# x\n1,,2 * * * * root true\n", "L01", 2)]
    [InlineData("0 3 * * monday root true\n", "L01", 1)]
    [InlineData("0 3 * * * /usr/bin/true now\n", "L02", 1)]
    [InlineData("0 3 * * *\n", "L02", 1)]
    [InlineData("@dayly root true\n", "L03", 1)]
    [InlineData("@Daily root true\n", "L03", 1)]
    [InlineData("0 3 * * * root true", "L04", 1)]
    [InlineData("0 3 * * * root tar czf /b/$(date +%F).tgz /etc\n", "L09", 1)]
    [InlineData("0 3 * * * root true\r\n", "L10", 0)]
    [InlineData("0 3 * * * root\u00A0true\n", "L10", 1)]
    [InlineData("0 3 * * * rooot true\n", "L11", 1)]
    [InlineData("0 3 * * * root logrotat /etc/logrotate.conf\n", "L13", 1)]
    [InlineData("0 3 * * * root aws rds download-db-log-file-portions --db-instance-identifier x\n", "L13", 1)]
    [InlineData("0 3 * * * root aws s3 cp a s3://b --ouput json\n", "L13", 1)]
    [InlineData("HOME=$DIR/x\n", "L17", 1)]
    [InlineData("export A=1\n", "L17", 1)]
    [InlineData("0 3 * * * root [[ -f /x ]] && true\n", "L17", 1)]
    [InlineData("* 3 * * * root true\n", "L18", 1)]
    [InlineData("0 3 13 * 5 root true\n", "L19", 1)]
    [InlineData("*/7 * * * * root true\n", "L20", 1)]
    [InlineData("0 0 30 2 * root true\n", "L21", 1)]
    [InlineData("0 3 * * * root true &>/dev/null\n", "L23", 1)]
    [InlineData("0 3 * * * app /opt/app/x.sh >> /var/log/app.log 2>&1\n", "L15", 1)]
    [InlineData("0 3 * * * root aws rds describe-db-log-files --db-instance-identifier x\n", "L16", 1)]
    [InlineData("CRON_TZ=Europe/Berlin\n30 2 * * * root true\n", "L22", 2)]
    [InlineData("CRON_TZ=America/New_York\n30 1 * * 0 root true\n", "L22", 2)]
    [InlineData("*/5 * * * * root /opt/x.sh\n", "L24", 1)]
    [InlineData("0 3 * * * root /opt/x.sh\n# y\n0  3 * * * root /opt/x.sh\n", "L25", 3)]
    [InlineData("#0 3 * * * root /opt/x.sh\n", "L25", 1)]
    [InlineData("0 3 * * * root mysqldump -u x -phunter22 shop\n", "L26", 1)]
    [InlineData("PGPASSWORD=hunter22\n", "L26", 1)]
    [InlineData("0 3 * * * root rm -rf $DIR/\n", "L27", 1)]
    [InlineData("0 3 * * * root curl -s https://x.example/i | sh\n", "L27", 1)]
    [InlineData("0 3 * * * root ./run.sh\n", "L27", 1)]
    public void EachRuleFindsItsFault(string text, string rule, int line) =>
        Assert.Contains(System(text), f => f.Rule == rule && f.Line == line);

    [Theory]
    [InlineData("0 3 * * * root tar czf /b/$(date +\\%F).tgz /etc\n")]
    [InlineData("0 3 * * 0 root cd /srv/app && ./run.sh\n")]
    [InlineData("0 3 1-7 * * root [ \"$(date +\\%u)\" = 7 ] && /usr/bin/true\n")]
    [InlineData("*/15 * * * * root flock -n /run/x.lock nice -n 10 rsync -a /a/ /b/\n")]
    [InlineData("MAILTO=\"ops@example.org\"\n0 3 * * * root pg_dump shop | gzip > /b/shop.gz\n")]
    [InlineData("0 3 * * * root if [ -x /usr/bin/x ]; then /usr/bin/x; fi\n")]
    [InlineData("PASSWORD_FILE=/etc/x\n")]
    [InlineData("0 3 * * * app /opt/app/x.sh >> /var/log/app/x.log\n")]
    [InlineData("0 3 * * * root /opt/app/x.sh >> /var/log/app.log\n")]
    [InlineData("0 3 * * * app /opt/app/x.sh > /tmp/x 2>&1\n")]
    [InlineData("AWS_REGION=eu-west-1\n0 3 * * * root aws rds describe-db-instances\n")]
    [InlineData("0 3 * * * root aws s3 cp /a s3://b\n")]
    [InlineData("0 3 * * * root aws rds describe-db-instances --region eu-west-1\n")]
    [InlineData("CRON_TZ=Europe/Berlin\n30 5 * * * root true\n")]
    [InlineData("CRON_TZ=Europe/Berlin\n30 2 * * 1-5 root true\n")]
    [InlineData("CRON_TZ=UTC\n30 2 * * * root true\n")]
    [InlineData("CRON_TZ=../../etc/passwd\n30 2 * * * root true\n")]
    [InlineData("*/5 * * * * root flock -n /run/x.lock /opt/x.sh\n")]
    [InlineData("0 3 * * * root /opt/x.sh\n0 4 * * * root /opt/x.sh\n")]
    [InlineData("# m h dom mon dow user command\n# 5 minutes are enough for that\n# 0 5 * * 1 tar -zcf /var/backups/home.tgz /home/\n")]
    public void WhatLooksOddAndIsRightStaysQuiet(string text) => Assert.Empty(System(text));

    [Fact]
    public void CorrectedLinesHaveNoFaultOfThatRuleLeft()
    {
        foreach (var text in new[]
        {
            "0 3 * * monday root true", "5-3 * * * * root true", "@dayly root true", "0 3 * * * root x $(date +%F) %Y", "* 3 * * * root true", "0 3 * * * rooot true",
            "0 3 * * * root aws rds download-db-log-file-portions", "export A=1", "0 3 * * fri-sun root true", "A=",
        })
        {
            var fault = System(text + "\n").First(f => f.SuggestedLineText is not null);
            Assert.DoesNotContain(System(fault.SuggestedLineText + "\n"), f => f.Rule == fault.Rule);
        }
    }

    [Fact]
    public void AScriptThatDiffersOnlyInANumberIsAnotherScript()
    {
        var around = new CrontabSurroundings { Executables = ["/opt/jobs/shard-2.sh"] };
        var fault = Assert.Single(System("0 3 * * * root /opt/jobs/shard-1.sh\n", around));
        Assert.Equal(("L12", (string?)null), (fault.Rule, fault.SuggestedLineText));
    }

    [Fact]
    public void TwoEquallyNearNamesAreNotGuessedBetween()
    {
        var around = new CrontabSurroundings { Executables = ["/opt/jobs/report-a.sh", "/opt/jobs/report-b.sh"] };
        var fault = Assert.Single(System("0 3 * * * root /opt/jobs/report-x.sh\n", around));
        Assert.Equal("L12", fault.Rule);
    }

    [Fact]
    public void ScriptsThatRunPartsPassesOverAreFound()
    {
        var around = new CrontabSurroundings { Executables = ["/etc/cron.daily/logrotate", "/etc/cron.daily/backup.sh", "/usr/bin/run-parts"], OtherFiles = ["/etc/cron.daily/rotate", "/etc/cron.daily/.placeholder"] };
        var faults = System("25 6 * * * root cd / && run-parts --report /etc/cron.daily\n", around);
        Assert.Equal(["'/etc/cron.daily/backup.sh' has a dot in its name.", "'/etc/cron.daily/rotate' is not executable."], faults.Where(f => f.Rule == "L08").Select(f => f.What));
    }

    [Fact]
    public void AFixedTimeThatTheMachinesClockSkipsIsFound()
    {
        var around = new CrontabSurroundings { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") };
        var fault = Assert.Single(System("30 2 * * * root true\n*/30 * * * * root true\n0 4 * * * root true\n", around));
        Assert.Equal(("L22", 1), (fault.Rule, fault.Line));
        Assert.Contains("does not exist", fault.What, StringComparison.Ordinal);
    }

    [Fact]
    public void AMistypedFolderIsCorrectedToo()
    {
        var around = new CrontabSurroundings { Executables = ["/opt/scripts/a.sh"] };
        var fault = Assert.Single(System("0 3 * * * root cd /tmp; /opt/scripst/a.sh -v\n", around));
        Assert.Equal(("L13", "0 3 * * * root cd /tmp; /opt/scripts/a.sh -v"), (fault.Rule, fault.SuggestedLineText));
    }

    [Fact]
    public void AScriptThatIsNotExecutableIsNotCalledMissing()
    {
        var around = new CrontabSurroundings { Executables = ["/opt/jobs/b.sh"], OtherFiles = ["/opt/jobs/a.sh"] };
        Assert.Equal("L14", Assert.Single(System("0 3 * * * root /opt/jobs/a.sh\n", around)).Rule);
    }

    [Fact]
    public void UnknownUsersAreJudgedOnlyWhereTheUsersAreKnown()
    {
        Assert.Empty(System("0 3 * * * deployer true\n"));
        Assert.Equal("L11", Assert.Single(System("0 3 * * * deployer true\n", new() { Users = ["root"] })).Rule);
    }

    [Theory]
    [InlineData("/etc/cron.d/db~", 420, "root", "L07")]
    [InlineData("/etc/cron.d/db.sh", 420, "root", "L07")]
    [InlineData("/etc/cron.d/db", 436, "root", "L05")]
    [InlineData("/etc/cron.d/db", 493, "root", "L05")]
    [InlineData("/etc/cron.d/db", 420, "jonas", "L06")]
    public void NamesModesAndOwnersThatCronRefusesAreFound(string path, int mode, string owner, string rule)
    {
        var file = new CrontabFile(path, "0 3 * * * root true\n") { Mode = mode, Owner = owner };
        Assert.Equal(rule, Assert.Single(new CrontabLint().Lint(file, CrontabSurroundings.Unknown)).Rule);
    }

    [Fact]
    public void AUserInAUsersOwnCrontabIsRemovedBySuggestion()
    {
        var faults = new CrontabLint().Lint(new("/var/spool/cron/crontabs/ada", "0 3 * * * root /opt/x.sh\n"), CrontabSurroundings.Unknown);
        Assert.Equal("0 3 * * * /opt/x.sh", Assert.Single(faults, f => f.Rule == "L02").SuggestedLineText);
    }

    [Fact]
    public void ASecretIsNeverRepeated() =>
        Assert.DoesNotContain(System("0 3 * * * root curl -u bot:s3cr3tvalue https://x.example\n"), f => f.ToString().Contains("s3cr3tvalue", StringComparison.Ordinal));

    [Fact]
    public void AnyTextIsLintedWithoutAnException() => Prop.ForAll<string>(text =>
    {
        var lint = new CrontabLint();
        _ = lint.Lint(new("/etc/cron.d/x", text ?? ""), OpsHost);
        _ = lint.Lint(new("x", "* * * * * " + text), CrontabSurroundings.Unknown);
        _ = lint.Lint(new("/etc/crontab", "@" + text + "\n" + text + "=" + text), OpsHost);
    }).QuickCheckThrowOnFailure();

    private static IReadOnlyList<CrontabFault> System(string text, CrontabSurroundings? around = null) =>
        new CrontabLint().Lint(new("/etc/cron.d/jobs", text), around ?? CrontabSurroundings.Unknown);
}
