using AiOps.Bot.Core.Investigations.Ranking.Changes;

namespace AiOps.Bot.Tests.Investigations.Ranking;

public sealed class ChangeReadingTests
{
    [Theory]
    [InlineData("-pool: 50\n+pool: 5", 0.85, 1)]
    [InlineData("-entries: 50000\n+entries: 60000", 0.1, 0.25)]
    [InlineData("-\tx.io/lib v1.2.3\n+\tx.io/lib v1.2.4", 0.1, 0.2)]
    [InlineData("-\tx.io/lib v1.2.3\n+\tx.io/lib v2.0.0", 0.75, 0.85)]
    [InlineData("-timeout: 30s\n+timeout: 30000ms", 0, 0.15)]
    [InlineData("-enabled: true\n+enabled: false", 0.8, 0.9)]
    [InlineData("-  \"title\": text\n+  \"name\": text", 0.8, 0.9)]
    [InlineData("-a := load(id)\n-return a\n+return helper(id)\n+}\n+func helper(id int) T {\n+a := load(id)\n+return a", 0.1, 0.25)]
    [InlineData("-url:  http://x\n+url: http://x\n+# grouped", 0.1, 0.25)]
    [InlineData("+x := 1", 0.4, 0.5)]
    public void AnAlterationWeighsAsMuchAsItMoves(string diff, double least, double most) =>
        Assert.InRange(AlterationOf.Change(new() { Id = "c", Kind = "commit", Diff = ChangeDiff.Of(diff) }).Weight, least, most);

    [Theory]
    [InlineData("docs/setup.md", true)]
    [InlineData("pkg/order/order_test.go", true)]
    [InlineData(".github/workflows/build.yml", true)]
    [InlineData("web/static/site.css", true)]
    [InlineData("CODEOWNERS", true)]
    [InlineData("orders/store.go", false)]
    [InlineData("config/app.yaml", false)]
    [InlineData("contest/main.go", false)]
    public void DocumentsTestsAndStylesAreSoft(string path, bool expected) => Assert.Equal(expected, SoftFiles.Is(path));

    [Theory]
    [InlineData("deploy", "0a1b2c3d4e5f", "")]
    [InlineData("deploy", "0a1b2c3d", "")]
    [InlineData("deployment", "release-7", "ships 0a1b2c3")]
    public void ADeployBelongsToTheCommitThatItShips(string kind, string id, string summary)
    {
        var time = BundleScript.Start;
        var changes = SuspectChanges.Of([new() { Id = "0a1b2c3d4e5f", Kind = "commit", Time = time }, new() { Id = id, Kind = kind, Entity = "shop", Summary = summary, Time = time.AddHours(1) }]);

        var change = Assert.Single(changes);
        Assert.Equal(time.AddHours(1), change.Effective);
        Assert.Equal(["shop"], change.Entities);
    }

    [Fact]
    public void ADeployOfAnUnknownCommitStaysASuspectItself() =>
        Assert.Equal(["c1", "d9"], SuspectChanges.Of([new() { Id = "c1", Kind = "commit" }, new() { Id = "d9", Kind = "deploy" }]).Select(c => c.Id));

    [Fact]
    public void AChangeInASharedLibraryIsShippedByTheNewVersionOfIt()
    {
        var library = new SuspectChange { Id = "lib", Kind = "commit", Files = ["pkg/schema/envelope.go"] };
        var bump = new SuspectChange { Id = "bump", Kind = "commit", Files = ["sender/go.mod"], Entities = ["sender"], Shipped = [BundleScript.Start], Diff = ChangeDiff.Of("-\tx.io/pkg/schema v0.8.3\n+\tx.io/pkg/schema v0.9.0") };

        var linked = CarriedChanges.Link([library, bump]);

        Assert.Equal([BundleScript.Start], linked[0].Shipped);
        Assert.True(CarriedChanges.Carries(linked[1], linked));
        Assert.False(CarriedChanges.Carries(linked[0], linked));
    }

    [Theory]
    [InlineData("BatchWriteItem", "batchwriteitem batch write item")]
    [InlineData("batched memory-writes", "batch memory writ")]
    [InlineData("HTTPServer2 XMLParser", "httpserv serv xmlpars xml pars")]
    [InlineData("the err := nil", "")]
    public void WordsOfCodeAndLinesMeet(string text, string expected) => Assert.Equal(expected, string.Join(' ', ChangeWords.Of(text).Distinct()));

    [Theory]
    [InlineData("x509: certificate has expired or is not yet valid", "an expired certificate")]
    [InlineData("dial tcp: lookup api.acme.com on 10.0.0.2:53: no such host", "failing name resolution")]
    [InlineData("Node n1 status is now: NodeNotReady", "a host under pressure of others")]
    [InlineData("POST https://api.acme.com/v1/pay: 503 Service Unavailable", "a vendor that fails")]
    [InlineData("RequestTimeTooSkewed: the difference is too large", "a clock that is off")]
    [InlineData("orders answered 503", "")]
    [InlineData("evicted 12 entries from cache", "")]
    [InlineData("timed out waiting for a connection from the pool", "")]
    public void SignsOfTheOutsideAreKnownByTheirPhrases(string line, string expected) =>
        Assert.Equal(expected, OperationalPhrases.All.FirstOrDefault(p => p.IsIn(OperationalPhrases.Prepare(line)))?.Name ?? "");

    [Fact]
    public void AnExpiryThatIsReachedAtTheOnsetIsStrongEvidence()
    {
        var script = new BundleScript().Alert("a", "error_ratio", BundleScript.Start.AddMinutes(35))
            .Metric(true, "a", "error_ratio", [.. Enumerable.Range(0, 40).Select(i => i < 30 ? 0.001 : 0.5)])
            .Metric(true, "b", "cert_seconds_until_expiry", [.. Enumerable.Range(0, 40).Select(i => (30 - i) * 60.0)])
            .Change(new() { Id = "c1", Kind = "commit", Time = BundleScript.Start, Diff = "-a: 1\n+a: 2" });

        Assert.Equal("none", new ChangeRanking().Rank(script.Build(), [])[0].Id);
    }

    [Theory]
    [InlineData("Queue service: degraded: increased error rates", "queue publish failed", 0.8)]
    [InlineData("Queue service: operating normally", "queue publish failed", 0)]
    [InlineData("Mail service: degraded: increased delivery times", "queue publish failed", 0.3)]
    public void AStatusReportCountsWhereItSpeaksOfTheSame(string report, string line, double expected)
    {
        var script = new BundleScript().Alert("a", "m", BundleScript.Start.AddMinutes(35)).Metric(true, "a", "m", [.. Enumerable.Range(0, 40).Select(i => i < 30 ? 1.0 : 50)])
            .Raised("vendor-status", "status", report, BundleScript.Start.AddMinutes(31));
        for (var i = 0; i < 40; i++)
        {
            script.LineAt(BundleScript.Start.AddMinutes(i), "a", i < 30 ? "all fine" : line, i < 30 ? "Info" : "Error");
        }

        var causes = OperationalCauses.In(IncidentSigns.Of(script.Build()));

        Assert.Equal(expected, causes.Where(c => c.Name.Contains("provider", StringComparison.Ordinal)).Sum(c => c.Weight));
    }
}
