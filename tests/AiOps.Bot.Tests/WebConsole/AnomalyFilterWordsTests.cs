using AiOps.Bot.WebConsole.Anomalies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace AiOps.Bot.Tests.WebConsole;

public sealed class AnomalyFilterWordsTests
{
    [Theory]
    [InlineData("", "All services, last 24 hours")]
    [InlineData("?last=7d&unusual=1", "All services, unusual only, last 7 days")]
    [InlineData("?q=checkout&kind=metric-unusual&last=6h", "“checkout”, metric unusual, last 6 hours")]
    [InlineData("?q=db&from=2026-03-14T03:00&to=2026-03-14T04:30", "“db”")]
    [InlineData("?q=a%1Bb", "“a␛b”, last 24 hours")]
    public void ItSaysWhatIsShown(string query, string words) =>
        Assert.Equal(words, AnomalyFilterWords.Of(AnomalyFilter.Of(new QueryCollection(QueryHelpers.ParseQuery(query)), Some.Noon)));
}
