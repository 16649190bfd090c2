using AiOps.Bot.Core.Conversations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AiOps.Bot.IntegrationTests.Teams;

public sealed class TeamsCheckupTests
{
    private static async Task<Dictionary<string, ChatCheck>> RunAsync(TeamsBot bot) =>
        (await bot.Checkup.RunAsync(TestContext.Current.CancellationToken)).ToDictionary(c => c.Name);

    [Fact]
    public async Task EverythingSetUpPasses()
    {
        await using var front = await FrontAsync(401, "unsigned");
        await using var bot = await TeamsBot.StartAsync(
            null, ("Chat:PublicUrl", front.Urls.Single()), ("Chat:Routes:0:Conversation", $"teams:{TeamsDouble.Tenant}/{TeamsDeliveries.Channel}"), ("Chat:Routes:1:Conversation", "slack:T1/C1"));
        await bot.DeliverAsync(bot.Deliveries.Installation("add", personal: false));
        var checks = await RunAsync(bot);
        Assert.Equal(6, checks.Count);
        Assert.All(checks.Values, c => Assert.True(c.Passed, c.Detail));
    }

    [Fact]
    public async Task EveryFaultSaysWhatToDo()
    {
        await using var bot = await TeamsBot.StartAsync(
            null, ("Chat:Teams:AppSecret", "wrong-secret"), ("Chat:Teams:OpenIdMetadata", "http://127.0.0.1:9/openid"), ("Chat:Teams:AppId", "my bot"), ("Chat:Routes:0:Conversation", "teams:other/19:x"));
        var checks = await RunAsync(bot);
        Assert.All(checks.Values, c => Assert.False(c.Passed, c.Name));
        Assert.Contains("GUID", checks["app registration"].Detail, StringComparison.Ordinal);
        Assert.Contains("AppSecret", checks["bot token"].Detail, StringComparison.Ordinal);
        Assert.Contains("HTTPS", checks["signing keys"].Detail, StringComparison.Ordinal);
        Assert.Contains("Chat:PublicUrl", checks["messaging endpoint"].Detail, StringComparison.Ordinal);
        Assert.Contains("app package", checks["conversations"].Detail, StringComparison.Ordinal);
        Assert.Contains(TeamsDouble.Tenant, checks["route other/19:x"].Detail, StringComparison.Ordinal);
        Assert.All(checks.Values, c => Assert.DoesNotContain("wrong-secret", c.Detail, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(404, "", "404")]
    [InlineData(200, "<html>Sign in</html>", "something in between")]
    [InlineData(403, "Forbidden by firewall", "something in between")]
    [InlineData(401, "Sign in first", "something in between")]
    public async Task WhoeverAnswersForUsIsFound(int status, string body, string says)
    {
        await using var front = await FrontAsync(status, body);
        await using var bot = await TeamsBot.StartAsync(null, ("Chat:PublicUrl", front.Urls.Single() + "/"));
        var check = (await RunAsync(bot))["messaging endpoint"];
        Assert.False(check.Passed);
        Assert.Contains(says, check.Detail, StringComparison.Ordinal);
    }

    private static async Task<WebApplication> FrontAsync(int status, string body)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/api/messages", () => Results.Text(body, statusCode: status));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
