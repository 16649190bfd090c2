using AiOps.Bot.Security;
using Microsoft.AspNetCore.Http;

namespace AiOps.Bot.Tests.Security;

public sealed class OriginPolicyTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("http://localhost:5080", "")]
    [InlineData("http://localhost:5080", "same-origin")]
    [InlineData("", "none")]
    public void OurOwnPagesAndProgramsMayChangeThings(string origin, string site) => Assert.Null(Refuse("POST", origin, site));

    [Theory]
    [InlineData("https://evil.example", "")]
    [InlineData("https://evil.example", "cross-site")]
    [InlineData("null", "")]
    [InlineData("http://localhost:9999", "same-site")]
    [InlineData("https://localhost:5080", "")]
    [InlineData("http://localhost:5080", "cross-site")]
    [InlineData("", "cross-site")]
    public void PagesOfOtherOriginsMayNot(string origin, string site)
    {
        Assert.NotNull(Refuse("POST", origin, site));
        Assert.NotNull(Refuse("DELETE", origin, site));
    }

    [Fact]
    public void AConfiguredOriginMayChangeThings() => Assert.Null(Refuse("POST", "https://aiops.example.com", "same-origin", "https://aiops.example.com"));

    [Fact]
    public void ALinkFromElsewhereMayOpenAPage() => Assert.Null(Refuse("GET", "", "cross-site", mode: "navigate"));

    [Fact]
    public void AnImageOrScriptOfAnotherSiteGetsNothing() => Assert.NotNull(Refuse("GET", "", "cross-site", mode: "no-cors"));

    private static string? Refuse(string method, string origin, string site, string? allowed = null, string? mode = null)
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Scheme, request.Host) = (method, "http", new HostString("localhost:5080"));
        foreach (var (name, value) in new[] { ("Origin", origin), ("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode) })
        {
            if (!string.IsNullOrEmpty(value))
            {
                request.Headers[name] = value;
            }
        }

        return OriginPolicy.Refuse(request, allowed is null ? [] : [allowed]);
    }
}
