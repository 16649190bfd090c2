using System.Text.Json;
using AiOps.Bot.Core.Investigations.Queries;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Investigations.Queries;

public sealed class QueryFormTests
{
    private static readonly QueryFrame Frame = new(Some.Noon, new(Some.Noon.AddHours(-1), Some.Noon), TimeSpan.FromDays(7), ["1"]);

    private static (TypedQuery? Query, string? Fault) Read(string json) => QueryForm.Read(JsonDocument.Parse(json).RootElement, Frame);

    [Fact]
    public void EveryMemberIsRead()
    {
        var query = Read("""
            {"source":"logs","shape":"compare","since":"2h","against":"1d","words":["a"," a ","b"],"without":["c"],"groups":["g"],"resources":["r"],"at_least":"error","group_by":"address","top":5,"status":"all","why":"x"}
            """).Query!;
        Assert.Equal(
            "time >= 2026-03-14T10:00:00Z and time < 2026-03-14T12:00:00Z and group contains \"g\" and resource = \"r\" and severity >= Error and message contains \"a\" and message contains \"b\" and not \"c\" | count by address, compared with 2026-03-13T10:00:00Z to 2026-03-13T12:00:00Z",
            QueryText.Of(query));
        Assert.Equal((5, IncidentSelection.All), (query.Top, query.Status));
        Assert.Equal(["1"], query.Accounts);
    }

    [Theory]
    [InlineData("""{"source":"logs","shape":"lines","since":"365d"}""", 7 * 24)]
    [InlineData("""{"source":"logs","shape":"lines","from":"1999-01-01T00:00:00Z"}""", 7 * 24)]
    [InlineData("""{"source":"logs","shape":"lines","from":"2026-03-14T11:00:00Z","to":"2099-01-01T00:00:00Z"}""", 1)]
    [InlineData("""{"source":"logs","shape":"lines"}""", 1)]
    public void NoWindowIsWiderThanAllowedNorInTheFuture(string json, int hours)
    {
        var window = Read(json).Query!.Window;
        Assert.Equal((Some.Noon, TimeSpan.FromHours(hours)), (window.To, window.Length));
    }

    [Theory]
    [InlineData("""{"shape":"lines"}""")]
    [InlineData("""{"source":"logs","shape":"lines","since":"soon"}""")]
    [InlineData("""{"source":"logs","shape":"lines","from":"2026-03-14T11:00:00Z","to":"2026-03-14T10:00:00Z"}""")]
    [InlineData("""{"source":"logs","shape":"lines","accounts":["2"]}""")]
    [InlineData("""{"source":"logs","shape":"lines","words":["1","2","3","4","5","6","7","8","9"]}""")]
    [InlineData("""{"source":"logs","shape":"lines","words":[1]}""")]
    [InlineData("""{"source":"logs","shape":"lines","top":0}""")]
    [InlineData("[]")]
    public void AnythingElseIsAFault(string json) => Assert.NotNull(Read(json).Fault);

    [Fact]
    public void AnyTextIsReadAsAnAnswerOrAFault() => Prop.ForAll<string>(text =>
    {
        var read = JsonAnswer.Read(text ?? "", QueryForm.Schema);
        return read.Fault is not null || QueryForm.Read(read.Value, Frame) is var (query, fault) && (query is null) != (fault is null);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void ACodeFenceAroundTheAnswerIsForgiven() =>
        Assert.Null(JsonAnswer.Read("```json\n{\"source\":\"logs\",\"shape\":\"lines\"}\n```", QueryForm.Schema).Fault);

    [Fact]
    public void SpansAreBounded()
    {
        Assert.Equal(TimeSpan.FromDays(14), QueryForm.Span("2w"));
        Assert.All(new[] { "", "h", "-1h", "1.5h", "99999999999h", "4000d", "0m", "1y" }, s => Assert.Null(QueryForm.Span(s)));
    }
}
