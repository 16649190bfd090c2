using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.IntegrationTests.Slack;

public sealed class SlackCheckupTests : IAsyncLifetime
{
    private SlackDouble _slack = null!;

    public async ValueTask InitializeAsync() => _slack = await SlackDouble.StartAsync();

    public ValueTask DisposeAsync() => _slack.DisposeAsync();

    private async Task<Dictionary<string, ChatCheck>> RunAsync(string publicUrl, params (string, string)[] settings)
    {
        await using var bot = await SlackBot.StartAsync(_slack, [("Chat:Routes:0:Conversation", "slack:T01TEST/C01GEN"), ("Chat:PublicUrl", publicUrl), .. settings]);
        return (await bot.Get<IChatCheckup>().RunAsync(TestContext.Current.CancellationToken)).ToDictionary(c => c.Name);
    }

    [Fact]
    public async Task AllIsWellWhereTheSignedRequestComesThrough()
    {
        await using var reached = await SlackBot.StartAsync(_slack);
        var checks = await RunAsync(reached.Address.AbsoluteUri);
        Assert.All(checks.Values, c => Assert.True(c.Passed, $"{c.Name}: {c.Detail}"));
        Assert.Equal(["bot token", "scopes", "channel C01GEN", "callback"], checks.Keys);
    }

    [Fact]
    public async Task ASecretThatDiffersIsFound()
    {
        await using var other = await SlackBot.StartAsync(_slack, ("Chat:Slack:SigningSecret", "another-signing-secret"));
        Assert.Contains("SigningSecret", (await RunAsync(other.Address.AbsoluteUri))["callback"].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryFailureSaysWhatToDo()
    {
        _slack.BadChannels["C01GEN"] = "channel_not_found";
        _slack.Scopes.Remove("files:write");
        var checks = await RunAsync("http://127.0.0.1:9");
        Assert.Contains("files:write", checks["scopes"].Detail, StringComparison.Ordinal);
        Assert.Contains("invite", checks["channel C01GEN"].Detail, StringComparison.Ordinal);
        Assert.Contains("cannot be reached", checks["callback"].Detail, StringComparison.Ordinal);
        Assert.All(checks.Values.Where(c => c.Name != "bot token"), c => Assert.False(c.Passed));
        _slack.TokenFault = "invalid_auth";
        Assert.Contains("OAuth & Permissions", (await RunAsync("http://127.0.0.1:9"))["bot token"].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASocketIsTriedWithTheAppToken()
    {
        var wrong = await RunAsync("", ("Chat:Slack:SocketMode", "true"), ("Chat:Slack:AppToken", "xapp-wrong"));
        Assert.Contains("connections:write", wrong["socket"].Detail, StringComparison.Ordinal);
        Assert.True((await RunAsync("", ("Chat:Slack:SocketMode", "true")))["socket"].Passed);
    }
}
