using AiOps.Bot.Detection.Parsing;

namespace AiOps.Bot.Tests.Detection.Parsing;

public sealed class StrictIpTests
{
    [Theory]
    [InlineData("10.0.0.1"), InlineData("255.255.255.255"), InlineData("::1"), InlineData("2001:db8::7"), InlineData("::ffff:10.0.0.1")]
    public void AddressesAreAddresses(string text) => Assert.True(StrictIp.IsAddress(text));

    [Theory]
    [InlineData("1"), InlineData("10.1"), InlineData("035.249.253.232"), InlineData("256.1.1.1"), InlineData("1.2.3.4.5"), InlineData("AWS Internal")]
    [InlineData("[::1]:80"), InlineData("fe80::1%eth0"), InlineData("::ffff:010.0.0.1"), InlineData(""), InlineData("1.2.3."), InlineData("0x1.2.3.4")]
    public void NothingElseIs(string text) => Assert.False(StrictIp.IsAddress(text));
}
