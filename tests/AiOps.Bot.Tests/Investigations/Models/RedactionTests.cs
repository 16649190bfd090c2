using AiOps.Bot.Core.Investigations.Models;
using AiOps.Bot.Tests.Doubles;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Tests.Investigations.Models;

public sealed class RedactionTests
{
    private const string Secret = "password=hunter2hunter2";
    private readonly FakeTime _time = new(new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task EveryModelThatIsAskedIsSentPlaceholdersOnly(bool streamed)
    {
        var models = Enumerable.Range(0, 3).Select(i => (Name: $"m{i}", Client: i < 2 ? FakeModel.Failing(new HttpRequestException("down")) : new FakeModel("ok"))).ToArray();
        var pipeline = SomeModels.Pipeline(new(), _time, [.. models.Select(m => (m.Name, (IChatClient)m.Client))]);
        var options = new ChatOptions { Instructions = Secret };
        Assert.Equal("ok", (await pipeline.AskAsync(new ModelCall(new("inc-1")).On(options), streamed, $"connecting with {Secret}")).Text);
        Assert.All(models, m => Assert.Equal(("connecting with password=[secret:password:1]", "password=[secret:password:1]"), (m.Client.Requests.Single().Messages[0].Text, m.Client.Requests.Single().Options!.Instructions)));
    }

    [Fact]
    public async Task ContentsThatCannotBeSearchedAreWithheld()
    {
        var model = new FakeModel("ok");
        var pipeline = SomeModels.Pipeline(new(), _time, ("m", model));
        await pipeline.GetResponseAsync([new(ChatRole.User, [new DataContent(new byte[] { 1 }, "image/png"), new UriContent("https://x.example/a", "image/png")])], cancellationToken: TestContext.Current.CancellationToken);
        Assert.All(model.Requests.Single().Messages.Single().Contents, c => Assert.StartsWith("[withheld", ((TextContent)c).Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ArgumentsAndResultsOfToolsAreSearchedWithTheirNames()
    {
        var model = new FakeModel("ok");
        var pipeline = SomeModels.Pipeline(new(), _time, ("m", model));
        await pipeline.GetResponseAsync(
            [
                new(ChatRole.Assistant, [new FunctionCallContent("c", "t", new Dictionary<string, object?> { ["password"] = "hunter2hunter2" })]),
                new(ChatRole.Tool, [new FunctionResultContent("c", new { db_password = "hunter2hunter2" })]),
            ],
            cancellationToken: TestContext.Current.CancellationToken);
        var sent = model.Requests.Single().Messages;
        Assert.Equal("[secret:password:1]", ((FunctionCallContent)sent[0].Contents[0]).Arguments!["password"]!.ToString());
        Assert.Equal("""{"db_password":"[secret:password:1]"}""", ((FunctionResultContent)sent[1].Contents[0]).Result);
    }

    [Fact]
    public async Task WhatARequestIsForStaysInside()
    {
        var model = new FakeModel("ok");
        await SomeModels.Pipeline(new(), _time, ("m", model)).AskAsync(new ModelCall(new("inc-1")));
        Assert.Empty(model.Requests.Single().Options!.AdditionalProperties ?? []);
    }

    [Fact]
    public async Task ARawRequestAndAKeptConversationAreNotLetBy()
    {
        var model = new FakeModel("ok");
        await SomeModels.Pipeline(new(), _time, ("m", model)).AskAsync(new ChatOptions { ConversationId = "c", RawRepresentationFactory = _ => Secret });
        Assert.Equal((null, null), (model.Requests.Single().Options!.ConversationId, model.Requests.Single().Options!.RawRepresentationFactory));
    }
}
