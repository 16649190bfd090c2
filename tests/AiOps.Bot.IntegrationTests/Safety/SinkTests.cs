using AiOps.Bot.Core;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.IntegrationTests.Conversations;
using AiOps.Bot.Tests.Redaction;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.Safety;

/// <summary>500 planted secrets, each in 12 encodings, into every way out of the real host: none leaves.</summary>
[Trait("Pace", "Slow")]
[AttackCase(13)]
[AttackCase(14)]
public sealed class SinkTests
{
    private const int Secrets = 500;

    /// <summary>Of the ways that the redactor is tried on, the twelve that attackers and logs use most.</summary>
    private static readonly string[] Ways =
    [
        "plain", "base64", "base64url", "hex", "percent", "percent twice", "json escapes", "json in json", "yaml block", "line wrapped", "gzip in base64", "zero width",
    ];

    private static IReadOnlyList<(PlantedSecret Secret, string Text, string Core)> Plant(int secrets, int seed) =>
    [
        .. from secret in SecretCorpus.Make(secrets, seed)
           from way in Ways
           let written = Encodings.All[way](secret)
           select (secret, $"2026-01-02 03:04:05 ERROR worker-3 {written.Text} (attempt 2)", written.Core),
    ];

    private static void NoneIn(string way, IEnumerable<string> texts, IReadOnlyList<(PlantedSecret Secret, string Text, string Core)> planted)
    {
        var all = string.Join('\n', texts);
        Assert.NotEmpty(all);
        var left = planted.Where(p => all.Contains(p.Secret.Value, StringComparison.Ordinal) || (p.Core.Length > 8 && all.Contains(p.Core, StringComparison.Ordinal))).ToList();
        Assert.True(left.Count == 0, $"{left.Count} of {planted.Count} left by {way}: {string.Join("\n", left.Take(5).Select(l => $"{l.Secret.Kind}: {l.Core}"))}");
    }

    [Fact]
    public async Task NoPlantedSecretLeavesByAnyWay()
    {
        var planted = Plant(Secrets, seed: 59);
        Assert.Equal(Secrets * 12, planted.Count);
        string[] texts = [.. planted.Select(p => p.Text)];
        await using var sinks = await SinkBot.StartAsync();

        await sinks.IndexLogsAsync(texts);
        await sinks.AskModelAsync(texts);
        await sinks.EmbedAsync(texts);
        await sinks.SayInChatAsync(texts);
        await sinks.PostCardsAsync([.. texts.Where((_, i) => i % 500 == 0)]);
        await sinks.NoteAsync(texts);

        NoneIn("prompt", sinks.Model.Seen, planted);
        NoneIn("embedding", sinks.Embeddings.Seen, planted);
        NoneIn("vector payload", sinks.Points, planted);
        NoneIn("trace", sinks.Traced, planted);
        NoneIn("log", sinks.Logged, planted);
        NoneIn("chat", sinks.Chat, planted);
        NoneIn("timeline", await sinks.TimelineAsync(), planted);
        Assert.All(new[] { string.Concat(sinks.Model.Seen), string.Concat(sinks.Embeddings.Seen), string.Concat(sinks.Chat), string.Concat(sinks.Traced), string.Concat(await sinks.TimelineAsync()) }, t => Assert.Contains("secret:", t, StringComparison.Ordinal));
    }

    /// <summary>A redactor that fails at everything: then nothing goes out, by any way.</summary>
    [Fact]
    public async Task WhereTheRedactorFailsNothingLeaves()
    {
        const string Mark = "hunter2hunter2";
        await using var sinks = await SinkBot.StartAsync(services => services.AddSingleton<IRedactor, FailingRedactor>());

        await Assert.ThrowsAsync<InvalidOperationException>(() => sinks.IndexLogsAsync([$"password={Mark}"]));
        await Assert.ThrowsAsync<InvalidOperationException>(() => sinks.AskModelAsync([$"password={Mark}"]));
        await Assert.ThrowsAsync<InvalidOperationException>(() => sinks.EmbedAsync([$"password={Mark}"]));
        await Assert.ThrowsAsync<InvalidOperationException>(() => sinks.SayInChatAsync([$"password={Mark}"]));
        await Assert.ThrowsAsync<InvalidOperationException>(() => sinks.NoteAsync([$"password={Mark}"]));
        await Assert.ThrowsAsync<InvalidOperationException>(() => sinks.Bot.Host.ProposeAsync(1, about: i => i with { Title = Mark }));
        await sinks.Bot.Slack.DeliverAsync(sinks.Bot.Slack.Saying("ana", $"show lines with {Mark}", alone: true));
        await Task.Delay(2_000, ChatHost.Ct);

        Assert.Empty(sinks.Model.Seen);
        Assert.Empty(sinks.Embeddings.Seen);
        Assert.Empty(sinks.Points);
        Assert.Empty(await sinks.TimelineAsync());
        Assert.Empty(sinks.Bot.Slack.Public);
        foreach (var texts in new[] { sinks.Traced, sinks.Logged, sinks.Chat })
        {
            Assert.DoesNotContain(texts, t => t.Contains(Mark, StringComparison.Ordinal));
        }
    }

    private sealed class FailingRedactor : IRedactor
    {
        public SecretRedactor Unbound => throw new InvalidOperationException("out of order");

        public string Redact(string text) => throw new InvalidOperationException("out of order");

        public SecretRedactor Of(IncidentId incident) => throw new InvalidOperationException("out of order");
    }
}
