using System.Collections.Immutable;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Storage;
using AiOps.Bot.Storage.Sql;
using AiOps.Bot.Tests.Storage.Contracts;

namespace AiOps.Bot.Tests.Storage;

public sealed class DocumentJsonTests
{
    [Fact]
    public void KeysThatACultureTakesForOneStayTwo()
    {
        var labels = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string> { ["ab"] = "1", ["a\u00ADb"] = "2" });
        var read = DocumentJson.Read<Incident>(DocumentJson.Write(Stored.Incident() with { Labels = labels }));
        Assert.Equal(labels, read.Labels);
    }

    [Fact]
    public void StatusesAreWordsSoThatTheirOrderMayChange() =>
        Assert.Contains("\"Acknowledged\"", DocumentJson.Write(Stored.Incident()), StringComparison.Ordinal);

    [Fact]
    public void AScoreThatIsNoNumberIsKept() =>
        Assert.Equal(double.NaN, DocumentJson.Read<AiOps.Bot.Core.Anomalies.Anomaly>(DocumentJson.Write(Stored.Anomaly("a") with { Score = double.NaN })).Score);

    [Fact]
    public void ADocumentOfAnOlderProgramGetsTheDefaults()
    {
        var older = DocumentJson.Write(Stored.Incident()).Replace("\"Recurrences\":0,", "\"Dropped\":1,", StringComparison.Ordinal);
        Assert.Equal(0, DocumentJson.Read<Incident>(older).Recurrences);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"Id\":5}")]
    public void ADamagedDocumentIsSaid(string document) => Assert.Throws<StorageException>(() => DocumentJson.Read<Incident>(document));
}
