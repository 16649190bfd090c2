using AiOps.Bot.Core.Investigations.Models;
using AiOps.Bot.Core.Investigations.Models.Recording;
using AiOps.Bot.Core.Investigations.Models.Spending;
using AiOps.Bot.Core.Redaction;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace AiOps.Bot.Tests.Investigations.Models;

/// <summary>Models with their decorators, in this process.</summary>
internal static class SomeModels
{
    public static readonly ChatMessage[] Question = [new(ChatRole.User, "why?")];

    public static IRedactor Redactor => new ServiceCollection().AddRedaction().BuildServiceProvider().GetRequiredService<IRedactor>();

    public static IChatClient Pipeline(ModelOptions options, TimeProvider time, params IReadOnlyList<(string Name, IChatClient Client)> models) =>
        Pipeline(options, new ModelBudget(options.Budget, time), time, null, models);

    public static IChatClient Pipeline(
        ModelOptions options, ModelBudget budget, TimeProvider time, ModelRecording? recording, params IReadOnlyList<(string Name, IChatClient Client)> models)
    {
        foreach (var (name, _) in models)
        {
            options.Chat.Add(new() { Provider = "fake", Model = name, MaxRetries = 0 });
        }

        var parts = new ModelParts(options, budget, Redactor, recording) { Time = time, Random = new(1), Logger = NullLogger.Instance };
        return new ModelPipeline([new FakeProvider(models.ToDictionary(m => m.Name, m => m.Client))], parts).CreateChat();
    }

    public static Task<ChatResponse> AskAsync(this IChatClient model, ModelCall? call = null, bool streamed = false, string text = "why?") =>
        AskAsync(model, (call ?? new(null)).On(null), streamed, text);

    public static Task<ChatResponse> AskAsync(this IChatClient model, ChatOptions options, bool streamed = false, string text = "why?") => streamed
        ? model.GetStreamingResponseAsync([new(ChatRole.User, text)], options, TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken)
        : model.GetResponseAsync([new(ChatRole.User, text)], options, TestContext.Current.CancellationToken);
}
