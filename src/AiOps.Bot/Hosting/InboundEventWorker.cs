using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Hosting;

/// <summary>Turns accepted payloads into incidents. What cannot be understood is kept aside with the reason.</summary>
internal sealed partial class InboundEventWorker(
    IInboundEventStore inbound, IEnumerable<IAlertSource> sources, RaiseIncidents raise, WorkBoard work, TimeProvider time,
    ILogger<InboundEventWorker> logger) : BackgroundService
{
    private const int BatchSize = 200;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, IAlertSource> _sources = sources.ToDictionary(s => s.Name, StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await HandleBatchAsync(stoppingToken) == BatchSize)
                {
                }

                await work.InboundEvents.WaitAsync(LookEvery, time, stoppingToken);
            }
            catch (Exception ex) when (ex is not OperationCanceledException)
            {
                LogFailed(ex);
                await Task.Delay(LookEvery, time, stoppingToken);
            }
        }
    }

    private async Task<int> HandleBatchAsync(CancellationToken cancellationToken)
    {
        var pending = await inbound.PendingAsync(BatchSize, cancellationToken);
        var signals = new List<AlertSignal>();
        var handled = new List<string>();
        foreach (var payload in pending)
        {
            var (parsed, fault) = Parse(payload);
            if (fault is not null)
            {
                LogRejected(payload.Id, payload.Source, fault);
                await inbound.RejectAsync(payload.Id, fault, cancellationToken);
                continue;
            }

            signals.AddRange(parsed);
            handled.Add(payload.Id);
        }

        if (handled.Count > 0)
        {
            await raise.RaiseAsync(signals, new([], handled), cancellationToken);
            HostMetrics.AlertsHandled.Add(signals.Count);
            work.Incidents.Set();
        }

        return pending.Count;
    }

    private (IReadOnlyList<AlertSignal> Signals, string? Fault) Parse(InboundEvent payload)
    {
        if (!_sources.TryGetValue(payload.Source, out var source))
        {
            return ([], $"there is no alert source '{payload.Source}' any more");
        }

        try
        {
            return (source.Parse(payload.Body, payload.ReceivedAt), null);
        }
        catch (FormatException ex)
        {
            return ([], ex.Message);
        }
        catch (Exception ex) when (ex is InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            // A parser's blind spot must not stop the alerts behind it.
            LogParserFailed(ex, payload.Id, payload.Source);
            return ([], "its form is not understood");
        }
    }

    [LoggerMessage(1001, LogLevel.Warning, "Inbound event {Event} of {Source} was put aside: {Reason}")]
    private partial void LogRejected(string @event, string source, string reason);

    [LoggerMessage(1002, LogLevel.Error, "Inbound events could not be worked into incidents; trying again")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(1003, LogLevel.Error, "The parser failed on inbound event {Event} of {Source}")]
    private partial void LogParserFailed(Exception exception, string @event, string source);
}
