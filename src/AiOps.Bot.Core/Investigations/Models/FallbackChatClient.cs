using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>
/// Asks several models in order until one answers. A model that failed rests a while and is asked last, so that one that is down does not cost its time limit at
/// every request. A stream is changed to another model only before its first piece was handed on.
/// </summary>
internal sealed partial class FallbackChatClient : IChatClient
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly IReadOnlyList<RestingModel> _models;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <param name="models">Name and client, the preferred first; at least one.</param>
    public FallbackChatClient(IReadOnlyList<(string Name, IChatClient Client)> models, TimeProvider time, ILogger logger)
    {
        ArgumentOutOfRangeException.ThrowIfZero(models.Count);
        _models = [.. models.Select(m => new RestingModel(m.Name, m.Client))];
        (_time, _logger) = (time, logger);
    }

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var request = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        ModelFailedException? last = null;
        foreach (var model in InOrder())
        {
            try
            {
                var response = await model.Client.GetResponseAsync(request, options, cancellationToken);
                model.RestsUntil = default;
                return response;
            }
            catch (Exception exception) when (IsForAnother(exception, cancellationToken))
            {
                last = Failed(model, exception);
            }
        }

        throw last!;
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        await using var stream = await OpenAsync(request, options, cancellationToken);
        while (stream.HasCurrent)
        {
            yield return stream.Current;
            await stream.MoveAsync();
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : _models[0].Client.GetService(serviceType, serviceKey);

    public void Dispose()
    {
        foreach (var model in _models)
        {
            model.Client.Dispose();
        }
    }

    private async Task<OpenedStream> OpenAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        ModelFailedException? last = null;
        foreach (var model in InOrder())
        {
            try
            {
                var stream = await OpenedStream.OpenAsync(c => model.Client.GetStreamingResponseAsync(messages, options, c), Timeout.InfiniteTimeSpan, _time, cancellationToken);
                model.RestsUntil = default;
                return stream;
            }
            catch (Exception exception) when (IsForAnother(exception, cancellationToken))
            {
                last = Failed(model, exception);
            }
        }

        throw last!;
    }

    /// <summary>Those that rest come last: where all rest, each still gets its chance.</summary>
    private IEnumerable<RestingModel> InOrder()
    {
        var now = _time.GetUtcNow();
        return _models.OrderBy(m => m.RestsUntil > now);
    }

    private static bool IsForAnother(Exception exception, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested && ModelFailures.IsWorthAnotherModel(ModelFailures.Of(exception));

    private ModelFailedException Failed(RestingModel model, Exception exception)
    {
        var failed = ModelFailures.Of(exception);
        model.RestsUntil = _time.GetUtcNow() + Rest;
        LogFailed(model.Name, failed.Failure, failed.Message, Rest);
        return failed;
    }

    [LoggerMessage(3080, LogLevel.Warning, "Model {Model} gave no answer ({Failure}: {Reason}); it rests for {Rest} and the next one is asked, where there is one")]
    private partial void LogFailed(string model, ModelFailure failure, string reason, TimeSpan rest);

    private sealed class RestingModel(string name, IChatClient client)
    {
        private long _restsUntil;

        public string Name { get; } = name;

        public IChatClient Client { get; } = client;

        /// <summary>Set by whoever asked last; requests in parallel may differ about it, and either is right.</summary>
        public DateTimeOffset RestsUntil
        {
            get => new(Interlocked.Read(ref _restsUntil), TimeSpan.Zero);
            set => Interlocked.Exchange(ref _restsUntil, value.UtcTicks);
        }
    }
}
