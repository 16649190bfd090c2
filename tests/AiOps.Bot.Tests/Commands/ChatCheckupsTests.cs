using AiOps.Bot.Commands;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Tests.Commands;

public sealed class ChatCheckupsTests
{
    [Fact]
    public async Task WhatFailedSaysWhatToDo()
    {
        var lines = await RunAsync(new Scripted("slack", () => [new("bot token", true, "aiops in workspace acme"), new("signing secret", false, "copy it from Basic Information")]));
        Assert.Equal([new("slack bot token", true, "aiops in workspace acme"), new("slack signing secret", false, "does not work", "copy it from Basic Information")], lines);
    }

    [Fact]
    public async Task OneThatBreaksDoesNotHideTheOthers()
    {
        var lines = await RunAsync(new Scripted("slack", () => throw new HttpRequestException("no route")), new Scripted("teams", () => [new("token", true, "ok")]));
        Assert.Equal([("slack", false), ("teams token", true)], lines.Select(l => (l.Name, l.Fine)));
    }

    [Fact]
    public async Task WithoutAPlatformThatIsSaid() => Assert.True((await RunAsync()).Single().Fine);

    private static Task<IReadOnlyList<Checkup>> RunAsync(params IChatCheckup[] platforms) =>
        ChatCheckups.RunAsync(platforms, TimeProvider.System, TestContext.Current.CancellationToken);

    private sealed class Scripted(string platform, Func<IReadOnlyList<ChatCheck>> answer) : IChatCheckup
    {
        public string Platform => platform;

        public Task<IReadOnlyList<ChatCheck>> RunAsync(CancellationToken cancellationToken) => Task.FromResult(answer());
    }
}
