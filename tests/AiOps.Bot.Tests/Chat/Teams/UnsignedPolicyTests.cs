using AiOps.Bot.Chat;
using AiOps.Bot.Chat.Teams.Intake;
using AiOps.Bot.Core.Conversations;
using Microsoft.Extensions.Configuration;

namespace AiOps.Bot.Tests.Chat.Teams;

public sealed class UnsignedPolicyTests
{
    private static IntakeRequest Request(params (string Name, string Value)[] headers)
    {
        var all = new Dictionary<string, string> { ["host"] = "127.0.0.1:3978", ["content-type"] = "application/json" };
        foreach (var (name, value) in headers)
        {
            all[name] = value;
        }

        return new("/api/messages", all, default);
    }

    [Fact]
    public void AProgramOnThisMachineMayPost() => Assert.Null(UnsignedPolicy.Refuse(Request()));

    [Theory]
    [InlineData("origin", "https://evil.example")]
    [InlineData("sec-fetch-site", "cross-site")]
    [InlineData("x-forwarded-for", "203.0.113.9")]
    [InlineData("forwarded", "for=203.0.113.9")]
    [InlineData("via", "1.1 proxy")]
    [InlineData("host", "bot.example")]
    [InlineData("host", "127.0.0.1.evil.example")]
    [InlineData("content-type", "text/plain")]
    public void NeitherAPageNorATunnelMay(string header, string value) => Assert.NotNull(UnsignedPolicy.Refuse(Request((header, value))));

    [Theory]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://[::1]:5080", true)]
    [InlineData("http://0.0.0.0:5080", false)]
    [InlineData("http://*:5080", false)]
    [InlineData("http://10.0.0.1:5080", false)]
    [InlineData("https://bot.example", false)]
    public void TheHostListensOnThisMachineOnly(string url, bool may)
    {
        var trusting = new ConfigurationBuilder().AddInMemoryCollection([new("Chat:Teams:TrustUnsignedOnLoopback", "true")]).Build();
        Assert.Equal(may, TeamsRegistration.RefuseToListen(trusting, [url]) is null);
        Assert.Null(TeamsRegistration.RefuseToListen(new ConfigurationBuilder().Build(), [url]));
    }
}
