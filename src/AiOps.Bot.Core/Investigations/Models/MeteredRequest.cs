using AiOps.Bot.Core.Investigations.Models.Spending;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>One request on its way: holds what was set aside for it and settles when it is over, however it ends.</summary>
internal sealed class MeteredRequest : IAsyncDisposable
{
    /// <summary>No request has more; a server that counts more counts wrongly, and the sums must not overflow.</summary>
    private const long MostTokens = 100_000_000;

    private readonly MeteredModel _model;
    private readonly ModelReservation _reservation;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _linked;
    private readonly long _started;
    private UsageDetails? _usage;
    private long _seen;
    private bool _free;

    public MeteredRequest(MeteredModel model, ModelReservation reservation, ChatOptions options, CancellationToken cancellationToken)
    {
        (_model, _reservation, _caller, Options, _started) = (model, reservation, cancellationToken, options, model.Time.GetTimestamp());
        _limit = new(reservation.TimeLeft, model.Time);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, cancellationToken);
    }

    /// <summary>What goes to the client.</summary>
    public ChatOptions Options { get; }

    /// <summary>Ends with the caller's patience or the budget's time.</summary>
    public CancellationToken Limit => _linked.Token;

    /// <summary>Runs a part of the request, and notes where it failed in a way that costs nothing.</summary>
    public async Task<T> GuardAsync<T>(Func<CancellationToken, Task<T>> part)
    {
        try
        {
            return await part(Limit);
        }
        catch (OperationCanceledException) when (_limit.IsCancellationRequested && !_caller.IsCancellationRequested)
        {
            throw new ModelFailedException(ModelFailure.OverBudget, "the budget for models has no time left (Models:Budget:PerIncident:Seconds)");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var failed = ModelFailures.Of(exception);
            _free = !ModelFailures.MayCost(failed);
            throw failed;
        }
    }

    public void Saw(string text, UsageDetails? usage)
    {
        _seen += TokenEstimate.Of(text);
        _usage = usage ?? _usage;
    }

    /// <exception cref="ModelFailedException">The answer is so much longer than asked for that it has no end.</exception>
    public void RefuseMoreThan(int times)
    {
        if (_seen > (long)_reservation.OutputTokens * times)
        {
            throw new ModelFailedException(ModelFailure.Unreadable, $"the model's answer is more than {times} times as long as asked for");
        }
    }

    public ValueTask DisposeAsync()
    {
        _linked.Dispose();
        _limit.Dispose();
        _model.Budget.Settle(_reservation, Spent());
        return ValueTask.CompletedTask;
    }

    private ModelSpend Spent()
    {
        var took = _model.Time.GetElapsedTime(_started);
        if (_free)
        {
            return new(1, 0, 0, 0, took);
        }

        // A broken-off answer comes without its count: what was sent and what was seen is charged.
        var input = Math.Clamp(_usage?.InputTokenCount ?? _reservation.Most.InputTokens, 0, MostTokens);
        var output = Math.Clamp(_usage?.OutputTokenCount ?? _seen, 0, MostTokens);
        return new(1, input, output, _model.Price?.Of(input, output) ?? 0, took)
        {
            Unpriced = _model.Price is null,
            Estimated = _usage?.InputTokenCount is null || _usage.OutputTokenCount is null,
            Model = _model.Name,
            Currency = _model.Currency,
        };
    }
}
