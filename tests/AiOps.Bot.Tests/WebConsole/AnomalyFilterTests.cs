using AiOps.Bot.Core;
using AiOps.Bot.WebConsole.Anomalies;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace AiOps.Bot.Tests.WebConsole;

public sealed class AnomalyFilterTests
{
    [Fact]
    public void WithoutAnyWishTheLastDayIsShown()
    {
        var filter = Read("");
        Assert.Equal(new TimeRange(Some.Noon.AddHours(-24), Some.Noon), filter.Window);
        Assert.Equal("/anomalies", filter.Href("/anomalies"));
    }

    [Fact]
    public void TimesAreReadOnTheReadersClock()
    {
        var filter = Read("?from=2026-03-14T03:00&to=2026-03-14T04:30&offset=120");
        Assert.Equal(new TimeRange(new(2026, 3, 14, 1, 0, 0, TimeSpan.Zero), new(2026, 3, 14, 2, 30, 0, TimeSpan.Zero)), filter.Window);
        Assert.Equal("2026-03-14T03:00", filter.From);
        Assert.Equal("/anomalies?from=2026-03-14T03%3A00&to=2026-03-14T04%3A30&offset=120", filter.Href("/anomalies"));
    }

    [Theory]
    [InlineData("?from=yesterday")]
    [InlineData("?from=2026-03-14T03:00&to=2026-03-14T02:00")]
    [InlineData("?to=2026-03-14T02:00")]
    [InlineData("?last=99y")]
    public void WhatCannotBeReadIsSaidAndTheLastDayIsShown(string query)
    {
        var filter = Read(query);
        Assert.Contains("The last 24 hours are shown", filter.Fault, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromHours(24), filter.Window.Length);
    }

    [Fact]
    public void NoWindowIsLongerThanWhatIsKept()
    {
        Assert.Equal(AnomalyFilter.FarthestBack, Read("?from=2020-01-01&to=2026-03-14").Window.Length);
        Assert.Equal(TimeSpan.FromHours(1), Read("?from=2020-01-01T00:00&to=2020-01-01T01:00").Window.Length);
    }

    [Fact]
    public void AnotherRangeBeginsOnTheFirstPage()
    {
        var filter = Read("?q=db&page=3&anomalies=2&unusual=1&kind=rate-rise");
        Assert.Equal("/anomalies?q=db&kind=rate-rise&last=7d&unusual=1", filter.Over("7d").Href("/anomalies"));
    }

    [Fact]
    public void AnAddressReadAgainIsTheSameFilter() => Prop.ForAll<string, string, int>((text, kind, page) =>
    {
        var once = Read(new QueryString().Add("q", text ?? "").Add("kind", kind ?? "").Add("page", $"{page}").Add("last", "3d").Add("unusual", $"{page % 2}").ToString());
        return Read(once.Href("")) == once;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void HostileAddressesAreReadWithoutHarm() => Prop.ForAll<string>(text =>
    {
        var query = new QueryString();
        foreach (var name in (string[])["q", "kind", "last", "from", "to", "offset", "page", "anomalies", "unusual"])
        {
            query = query.Add(name, text ?? "");
        }

        var filter = Read(query.ToString());
        return filter.Window.Length > TimeSpan.Zero && filter.Page >= 1 && filter.Text.Length <= AnomalyFilter.LongestText;
    }).QuickCheckThrowOnFailure();

    private static AnomalyFilter Read(string query) => AnomalyFilter.Of(new QueryCollection(QueryHelpers.ParseQuery(query)), Some.Noon);
}
