using AiOps.Bot.Security;

namespace AiOps.Bot.Tests.Security;

public sealed class ListenPolicyTests
{
    private static readonly SecurityOptions WithToken = new() { Tokens = [new() { Name = "t", Person = "p", Sha256 = new('0', 64) }] };

    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://localhost:0")]
    [InlineData("https://LOCALHOST:5081")]
    [InlineData("http://[::1]:5080")]
    [InlineData("http://127.9.8.7:80")]
    public void LoopbackNeedsNoAuthentication(string url) => Assert.Null(ListenPolicy.Refuse([url], new()));

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://10.0.0.5:5080")]
    [InlineData("http://aiops.example.com")]
    [InlineData("http://localhost.example.com")]
    [InlineData("http://127.0.0.1.example.com")]
    [InlineData("nonsense")]
    public void AnyOtherAddressIsRefusedWithoutAuthentication(string url)
    {
        var refusal = ListenPolicy.Refuse(["http://127.0.0.1:1", url], new());

        Assert.Contains(url, refusal, StringComparison.Ordinal);
        Assert.Contains("Security:Tokens", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void AnyAddressIsAllowedWithAuthentication() => Assert.Null(ListenPolicy.Refuse(["http://0.0.0.0:80"], WithToken));
}
