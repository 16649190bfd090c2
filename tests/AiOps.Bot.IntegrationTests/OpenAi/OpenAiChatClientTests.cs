using AiOps.Bot.Connectors.OpenAi;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.IntegrationTests.OpenAi;

public sealed class OpenAiChatClientTests : IAsyncLifetime
{
    private OpenAiDouble _server = null!;

    public async ValueTask InitializeAsync() => _server = await OpenAiDouble.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private OpenAiChatClient Client(int retries = 2) =>
        OpenAiRegistration.Create(new() { Endpoint = _server.Endpoint, Model = "small", ApiKey = "k-1", MaxRetries = retries, Timeout = TimeSpan.FromSeconds(10) });

    [Fact]
    public async Task AWholeAnswerComesWithItsUsage()
    {
        _server.Answer = "hello";
        var response = await Client().GetResponseAsync([new(ChatRole.System, "be short"), new(ChatRole.User, "hi")], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(("hello", 16L), (response.Text, response.Usage!.TotalTokenCount));
        var request = Assert.Single(_server.Requests);
        Assert.Equal("small", request.GetProperty("model").GetString());
        Assert.Equal(["system", "user"], request.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("role").GetString()));
        Assert.Equal("Bearer k-1", Assert.Single(_server.Authorizations));
    }

    [Fact]
    public async Task AStreamedAnswerIsTheSameText()
    {
        _server.Answer = string.Join(' ', Enumerable.Range(0, 500));
        var text = "";
        await foreach (var update in Client().GetStreamingResponseAsync([new(ChatRole.User, "count")], cancellationToken: TestContext.Current.CancellationToken))
        {
            text += update.Text;
        }

        Assert.Equal(_server.Answer, text);
    }

    [Fact]
    public async Task ToolCallsThatComeInPiecesArePutTogether()
    {
        _server.Raw =
            """data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"t1","type":"function","function":{"name":"read_logs","arguments":"{\"gro"}}]},"finish_reason":null}]}""" + "\n\n"
            + """data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"up\":\"auth\"}"}}]},"finish_reason":null}]}""" + "\n\n"
            + """data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}""" + "\n\n"
            + """data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}""" + "\n\ndata: [DONE]\n\n";
        var contents = new List<AIContent>();
        await foreach (var update in Client().GetStreamingResponseAsync([new(ChatRole.User, "x")], cancellationToken: TestContext.Current.CancellationToken))
        {
            contents.AddRange(update.Contents);
        }

        var call = Assert.Single(contents.OfType<FunctionCallContent>());
        Assert.Equal(("t1", "read_logs", "auth"), (call.CallId, call.Name, call.Arguments!["group"]!.ToString()));
        Assert.Equal(3, contents.OfType<UsageContent>().Single().Details.TotalTokenCount);
    }

    [Fact]
    public async Task AnOverloadedServerIsAskedAgain()
    {
        _server.Answer = "at last";
        _server.Failures.Enqueue(429);
        _server.Failures.Enqueue(500);
        var response = await Client().GetResponseAsync([new(ChatRole.User, "x")], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("at last", response.Text);
        Assert.Equal(3, _server.Requests.Count);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(500)]
    public async Task ARefusalIsAnErrorWithItsStatusAndWithoutTheServersWords(int status)
    {
        _server.Failures.Enqueue(status);
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => Client(retries: 0).GetResponseAsync([new(ChatRole.User, "x")], cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(status, (int)error.StatusCode!);
        Assert.DoesNotContain("sk-leaked", error.ToString(), StringComparison.Ordinal);
    }
}
