using System.Net;
using AiOps.Bot.Security;
using Microsoft.AspNetCore.Http;

namespace AiOps.Bot.Tests.Security;

public sealed class HostPolicyTests
{
    [Theory]
    [InlineData("localhost:5080")]
    [InlineData("LocalHost")]
    [InlineData("127.0.0.1:5080")]
    [InlineData("[::1]:5080")]
    public void TheLoopbackNamesAreOurs(string host) => Assert.True(HostPolicy.Allows(new HostString(host), IPAddress.Loopback, []));

    [Theory]
    [InlineData("")]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example:5080")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("127.0.0.2")]
    [InlineData("10.0.0.5")]
    [InlineData("0.0.0.0")]
    public void OtherNamesAreNot(string host) => Assert.False(HostPolicy.Allows(new HostString(host), IPAddress.Loopback, []));

    [Fact]
    public void ConfiguredNamesAreOurs() => Assert.True(HostPolicy.Allows(new HostString("AIOPS.example.com:443"), IPAddress.Loopback, ["aiops.example.com"]));

    [Fact]
    public void TheAddressThatTheConnectionCameInOnIsOurs() =>
        Assert.True(HostPolicy.Allows(new HostString("10.0.0.5:5080"), IPAddress.Parse("::ffff:10.0.0.5"), []));
}
