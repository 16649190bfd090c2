using AiOps.Bot.Chat.Teams;

namespace AiOps.Bot.Tests.Chat.Teams;

public sealed class ConnectorAddressTests
{
    private static bool Allows(string address, Action<TeamsOptions>? with = null)
    {
        var options = new TeamsOptions();
        with?.Invoke(options);
        return ConnectorAddress.Read(address, options) is not null;
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net/teams")]
    [InlineData("https://webchat.botframework.com/")]
    [InlineData("https://canary.botapi.teams.microsoft.com/amer")]
    public void MicrosoftsConnectorsGetTheToken(string address) => Assert.True(Allows(address));

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://botframework.com@evil.example/")]
    [InlineData("https://user:pw@smba.trafficmanager.net/")]
    [InlineData("http://smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net:8443/")]
    [InlineData("https://attacker.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net/?next=https://evil.example")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("http://127.0.0.1:5000/")]
    [InlineData("http://localhost:5000/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//smba.trafficmanager.net/")]
    [InlineData("smba.trafficmanager.net")]
    [InlineData("")]
    public void NobodyElseDoes(string address) => Assert.False(Allows(address));

    [Fact]
    public void ALoopbackAddressHasToBeNamed()
    {
        Assert.True(Allows("http://127.0.0.1:56150/_connector", o => o.ConnectorAllowedHosts.Add("127.0.0.1")));
        Assert.False(Allows("http://127.0.0.1:56150/_connector", o => o.ConnectorAllowedHosts.Add("smba.trafficmanager.net")));
        Assert.True(Allows("http://127.0.0.1:56150/_connector", o => o.TrustUnsignedOnLoopback = true));
        Assert.False(Allows("http://10.0.0.1/_connector", o => o.ConnectorAllowedHosts.Add("10.0.0.1")));
    }

    [Fact]
    public void SpellingsOfOneAddressAreTheSame()
    {
        Assert.True(ConnectorAddress.Same("https://smba.trafficmanager.net/emea/", "https://SMBA.trafficmanager.net/emea"));
        Assert.False(ConnectorAddress.Same("https://smba.trafficmanager.net/emea/", "https://smba.trafficmanager.net/amer/"));
        Assert.False(ConnectorAddress.Same(null, "https://smba.trafficmanager.net/emea/"));
        Assert.False(ConnectorAddress.Same("https://a@smba.trafficmanager.net/", "https://smba.trafficmanager.net/"));
    }

    [Fact]
    public void AllFaultsOfTheSettingsAreSaidAtOnce()
    {
        var options = new TeamsOptions { OpenIdMetadata = new("http://login.example/"), TokenEndpoint = new("http://login.example/") };
        options.ConnectorAllowedHosts.Add("https://x/");
        var faults = new TeamsOptionsValidation().Validate(null, options).Failures!.ToList();
        Assert.Equal(6, faults.Count);
        Assert.All(faults, f => Assert.StartsWith("Chat:Teams:", f, StringComparison.Ordinal));
    }

    [Fact]
    public void TheUsualSettingsAreGood() =>
        Assert.True(new TeamsOptionsValidation().Validate(null, new() { AppId = "a", AppSecret = "s", TenantId = "t" }).Succeeded);
}
