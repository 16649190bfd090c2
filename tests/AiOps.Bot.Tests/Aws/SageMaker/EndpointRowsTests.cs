using System.Text;
using AiOps.Bot.Aws.SageMaker;
using AiOps.Bot.Core.Anomalies.Models;

namespace AiOps.Bot.Tests.Aws.SageMaker;

public sealed class EndpointRowsTests
{
    [Fact]
    public void CsvHasNoHeaderAndAnEmptyCellForWhatIsMissing() =>
        Assert.Equal("1.5,\n-2,3E+20", Text(Assert.Single(EndpointRows.Bodies(new float[] { 1.5f, float.NaN, -2, 3e20f }, 2, Options()))));

    [Fact]
    public void JsonHasInstancesWithFeatures() =>
        Assert.Equal("""{"instances":[{"features":[1.5,0]},{"features":[-2,3]}]}""", Text(Assert.Single(EndpointRows.Bodies(new float[] { 1.5f, 0, -2, 3 }, 2, Options(json: true)))));

    [Fact]
    public void JsonCannotSayThatAValueIsMissing() =>
        Assert.False(Assert.Throws<RemoteScorerException>(() => EndpointRows.Bodies(new float[] { float.NaN }, 1, Options(json: true)).ToArray()).IsTransient);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void NoBodyIsLargerThanTheQuotaAndNoRowIsLost(bool json)
    {
        var rows = new float[700_000];
        Array.Fill(rows, -1.2345678e-12f);

        var bodies = EndpointRows.Bodies(rows, 7, Options(json)).ToArray();

        Assert.True(bodies.Length > 1);
        Assert.All(bodies, b => Assert.True(b.Body.Length <= EndpointRows.MostBytes));
        Assert.Equal(100_000, bodies.Sum(b => b.Rows));
    }

    [Fact]
    public void NoCallHasMoreRowsThanAllowed() => Assert.Equal([3, 3, 1], EndpointRows.Bodies(new float[7], 1, Options(mostRows: 3)).Select(b => b.Rows));

    private static string Text((byte[] Body, int Rows) body) => Encoding.UTF8.GetString(body.Body);

    private static EndpointOptions Options(bool json = false, int mostRows = 100_000) => new() { Name = "m", ContentType = json ? "application/json" : "text/csv", MostRows = mostRows };
}
