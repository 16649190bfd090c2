using AiOps.Bot.Core.Investigations.Models;
using AiOps.Bot.Core.Investigations.Models.Recording;
using AiOps.Bot.Tests.Doubles;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Tests.Investigations.Models;

public sealed class RecordingTests
{
    private readonly FakeTime _time = new(new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));
    private readonly List<string> _lines = [];

    private IChatClient Recording(IChatClient model) =>
        SomeModels.Pipeline(new() { Recording = new() { Mode = ModelRecordingMode.Record } }, new(new(), _time), _time, ModelRecording.Read([], _lines.Add), ("m", model));

    private IChatClient Replaying(out FakeModel asked)
    {
        asked = new FakeModel("nobody should be asked");
        return SomeModels.Pipeline(new() { Recording = new() { Mode = ModelRecordingMode.Replay } }, new(new(), _time), _time, ModelRecording.Read(_lines), ("m", asked));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task WhatWasRecordedIsAnsweredAgainWithItsUsageAndWithoutAModel(bool recordStreamed, bool replayStreamed)
    {
        await Recording(new FakeModel("the answer of then")).AskAsync(new ModelCall(new("inc-1")), recordStreamed);
        var call = new ModelCall(new("inc-2"));
        var replayed = await Replaying(out var asked).AskAsync(call, replayStreamed);
        Assert.Equal(("the answer of then", 120L), (replayed.Text, call.Spend.Tokens));
        Assert.Empty(asked.Requests);
    }

    [Fact]
    public async Task CallsOfToolsAreRecordedToo()
    {
        var calling = new ChatResponse(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("c1", "read", new Dictionary<string, object?> { ["n"] = 3 })])) { FinishReason = ChatFinishReason.ToolCalls };
        await Recording(new FakeModel((_, _) => calling)).AskAsync();
        var call = (FunctionCallContent)(await Replaying(out _).AskAsync()).Messages.Single().Contents.Single();
        Assert.Equal(("c1", "read", "3"), (call.CallId, call.Name, call.Arguments!["n"]!.ToString()));
    }

    [Fact]
    public async Task ARequestThatWasNotRecordedIsRefusedWithWhatToDo()
    {
        await Recording(new FakeModel("x")).AskAsync();
        var failed = await Assert.ThrowsAsync<ModelFailedException>(() => Replaying(out _).AskAsync(text: "another question"));
        Assert.Contains("Record again with Models:Recording:Mode record", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoSecretIsRecorded()
    {
        await Recording(new FakeModel("x")).AskAsync(text: "password=hunter2hunter2");
        Assert.DoesNotContain("hunter2", Assert.Single(_lines), StringComparison.Ordinal);
    }

    [Fact]
    public void ABrokenLineIsNamed()
    {
        Assert.StartsWith("line 2: ", Assert.Throws<FormatException>(() => ModelRecording.Read(["", "{}"])).Message, StringComparison.Ordinal);
        Assert.StartsWith("line 1: ", Assert.Throws<FormatException>(() => ModelRecording.Read(["no json"])).Message, StringComparison.Ordinal);
    }
}
