using AiOps.Bot.Composition;
using AiOps.Bot.Configuration;
using AiOps.Bot.Core.Investigations.Models;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Commands;

/// <summary>Asks each model for one word, or one vector, where any are configured.</summary>
internal static class ModelCheckup
{
    private const string Name = "model";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static async Task<IReadOnlyList<Checkup>> RunAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        try
        {
            var options = ModelComposition.Read(configuration);
            await using var services = new ServiceCollection().AddModelProviders(configuration).BuildServiceProvider();
            var providers = services.GetServices<IModelProvider>().ToArray();
            string[] faults = [.. new ModelOptionsFaults(providers).Find(options)];
            return faults.Length > 0
                ? [new(Name, false, string.Join(Environment.NewLine, faults), "Correct the keys named above.")]
                : await AskAsync(options, providers, cancellationToken);
        }
        catch (ConfigurationException ex)
        {
            return [new(Name, false, ex.Message, "Correct the keys named above.")];
        }
    }

    private static async Task<IReadOnlyList<Checkup>> AskAsync(ModelOptions options, IModelProvider[] providers, CancellationToken cancellationToken)
    {
        var checkups = new List<Checkup>();
        foreach (var (settings, number) in options.Chat.Select((s, i) => (s, i)))
        {
            using var client = providers.First(p => IsOf(p, settings)).CreateChat(settings);
            checkups.Add(await TryAsync(settings, $"Models:Chat:{number}", c => client.GetResponseAsync([new(ChatRole.User, "Answer with the word: ready")], new() { MaxOutputTokens = 16 }, c), cancellationToken));
        }

        if (options.Embeddings is { } embeddings)
        {
            using var generator = providers.First(p => IsOf(p, embeddings)).CreateEmbeddings(embeddings)!;
            checkups.Add(await TryAsync(embeddings, "Models:Embeddings", c => generator.GenerateAsync(["ready"], cancellationToken: c), cancellationToken));
        }

        return checkups.Count > 0 ? checkups : [new(Name, true, "none is configured: cards are written without one")];
    }

    private static async Task<Checkup> TryAsync(ModelSettings settings, string key, Func<CancellationToken, Task> ask, CancellationToken cancellationToken)
    {
        var limit = settings.Timeout < Patience ? settings.Timeout : Patience;
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(limit);
        var where = $"{settings.Model} ({settings.Provider}{(settings.Endpoint is { } endpoint ? $" at {endpoint}" : "")})";
        try
        {
            await ask(limited.Token);
            return new(Name, true, $"{where} answers");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var fault = exception switch
            {
                ModelFailedException failed => failed.Message,
                OperationCanceledException => $"no answer within {limit.TotalSeconds:0.#} s",
                _ => $"{exception.GetType().Name}: is this address a server of models?",
            };
            return new(Name, false, $"{where}: {fault}", $"Check {key}:Endpoint, :Model and its credentials. Without a model, cards are written all the same.");
        }
    }

    private static bool IsOf(IModelProvider provider, ModelSettings settings) => string.Equals(provider.Name, settings.Provider, StringComparison.OrdinalIgnoreCase);
}
