using System.Net;
using System.Net.Http.Json;
using System.Text;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Tests;

namespace AiOps.Bot.IntegrationTests.Conversations;

/// <summary>What the host does with deliveries before and after an adapter sees them.</summary>
public sealed class ChatIntakeTests
{
    [Fact]
    public async Task TheAdapterGetsTheRawBodyAndLowerCaseHeaders()
    {
        await using var host = await ChatHost.StartAsync(Some.People);
        using var request = new HttpRequestMessage(HttpMethod.Post, PlainIntake.Path) { Content = new StringContent(" {\"a\" : 1}\n", Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Plain-Proof", "good");
        request.Headers.Add("X-Two", ["a", "b"]);
        var answer = await host.Http.SendAsync(request, ChatHost.Ct);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(" {\"a\" : 1}\n", Encoding.UTF8.GetString(host.Intake.Last!.Body.Span));
        Assert.Equal(("good", "a, b"), (host.Intake.Last.Headers[PlainIntake.Proof], host.Intake.Last.Headers["x-two"]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnOversizedBodyNeverReachesTheAdapter(bool chunked)
    {
        await using var host = await ChatHost.StartAsync(Some.People);
        using var request = new HttpRequestMessage(HttpMethod.Post, PlainIntake.Path) { Content = new ByteArrayContent(new byte[10_001]) };
        request.Headers.TransferEncodingChunked = chunked;
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await host.Http.SendAsync(request, ChatHost.Ct)).StatusCode);
        Assert.Null(host.Intake.Last);
    }

    [Fact]
    public async Task ABodyOfTheLargestSizeIsTaken()
    {
        await using var host = await ChatHost.StartAsync(Some.People);
        using var request = new HttpRequestMessage(HttpMethod.Post, PlainIntake.Path) { Content = new ByteArrayContent(new byte[10_000]) };
        request.Headers.TransferEncodingChunked = true;
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.SendAsync(request, ChatHost.Ct)).StatusCode);
        Assert.Equal(10_000, host.Intake.Last!.Body.Length);
    }

    [Fact]
    public async Task AnUnprovenRequestIsRefusedCountedAndNotStored()
    {
        await using var host = await ChatHost.StartAsync(Some.People);
        var remediation = await host.ProposeAsync(1);
        var click = new PlainIntake.Click("c1", "slack", "U1", "inc-1", "rem-1", remediation.Digest);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.PostAsJsonAsync(PlainIntake.Path, click, ChatHost.Ct)).StatusCode);
        Assert.Empty(await host.Get<IChatInbox>().PendingAsync(10, ChatHost.Ct));
        var metrics = await host.Http.GetStringAsync("/metrics", ChatHost.Ct);
        Assert.Matches("aiops_chat_refused[^\n]*plain[^\n]*bad-signature|aiops_chat_refused[^\n]*bad-signature[^\n]*plain", metrics);
    }

    [Fact]
    public async Task APlatformMayCallByWhateverNameAndFromWhereverAnythingElseMayNot()
    {
        await using var host = await ChatHost.StartAsync(Some.People);
        using var request = new HttpRequestMessage(HttpMethod.Post, PlainIntake.Path) { Content = new StringContent("{}") };
        request.Headers.Host = "bot.example.com";
        request.Headers.Add("Origin", "https://elsewhere.example");
        request.Headers.Add(PlainIntake.Proof, "good");
        Assert.NotEqual(HttpStatusCode.Forbidden, (await host.Http.SendAsync(request, ChatHost.Ct)).StatusCode);
        Assert.NotNull(host.Intake.Last);
        using var other = new HttpRequestMessage(HttpMethod.Post, "/api/v1/ask") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        other.Headers.Host = "bot.example.com";
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Http.SendAsync(other, ChatHost.Ct)).StatusCode);
    }
}
