using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Tests.Investigations.Inquiry;

/// <summary>A model that answers one step after the other, the last one for ever, and remembers what it was sent.</summary>
internal sealed class TalkingModel(params Func<IReadOnlyList<ChatMessage>, IEnumerable<AIContent>>[] steps) : IChatClient
{
    public List<IReadOnlyList<ChatMessage>> Sent { get; } = [];

    public List<ChatOptions?> Options { get; } = [];

    /// <summary>Everything that was sent last, as text.</summary>
    public string Seen => string.Join("\n", Sent[^1].SelectMany(m => m.Contents).Select(Text));

    public static IEnumerable<AIContent> Say(string text) => text.Chunk(2_000).Select(c => new TextContent(new string(c)));

    public static AIContent Call(string name, params (string Name, object? Value)[] arguments) =>
        new FunctionCallContent("call-" + name + "-" + arguments.Length, name, arguments.ToDictionary(a => a.Name, a => a.Value));

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        Sent.Add([.. messages]);
        Options.Add(options);
        foreach (var content in steps[Math.Min(Sent.Count, steps.Length) - 1](Sent[^1]))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(ChatRole.Assistant, [content]);
        }
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("test", null, "test-model") : null;

    public void Dispose()
    {
    }

    private static string Text(AIContent content) => content switch
    {
        TextContent text => text.Text,
        FunctionResultContent result => result.Result?.ToString() ?? "",
        _ => "",
    };
}
