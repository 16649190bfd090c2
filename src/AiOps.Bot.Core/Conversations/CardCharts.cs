using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using Microsoft.Extensions.Logging;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Gives a card its chart where that is drawn in time. A card never waits long for it, nor fails with it: a chart that comes later is shown by the next edit.</summary>
internal sealed partial class CardCharts(IReadSeries series, TimeProvider time, ILogger<CardCharts> logger) : IDisposable
{
    private const int AtOnce = 2;
    private const int MostDrawing = 200;
    private const int MostFailed = 1_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AgainAfter = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _turns = new(AtOnce);
    private readonly Lock _lock = new();
    private readonly Dictionary<(IncidentId Incident, string Investigation), Task<CardChart?>> _drawing = [];
    private readonly Dictionary<(IncidentId Incident, string Investigation), DateTimeOffset> _failed = [];

    public async Task<CardChart?> ReadAsync(Incident incident, IReadOnlyList<Alert> alerts, Investigation? investigation, CancellationToken cancellationToken)
    {
        if (investigation is null || Drawing(incident, alerts, investigation) is not { } drawing)
        {
            return null;
        }

        try
        {
            return await drawing.WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    public void Dispose() => _turns.Dispose();

    /// <summary>Null where it failed lately, or too many are being drawn.</summary>
    private Task<CardChart?>? Drawing(Incident incident, IReadOnlyList<Alert> alerts, Investigation investigation)
    {
        var key = (incident.Id, investigation.Id);
        lock (_lock)
        {
            if (_drawing.TryGetValue(key, out var drawing))
            {
                return drawing;
            }

            if (_drawing.Count >= MostDrawing || (_failed.TryGetValue(key, out var at) && time.GetUtcNow() - at < AgainAfter))
            {
                return null;
            }

            // On a thread of its own: counting in the database blocks. Not with the asker's token: whoever asks next takes the result.
            return _drawing[key] = Task.Run(() => DrawAsync(incident, alerts, investigation), CancellationToken.None);
        }
    }

    private async Task<CardChart?> DrawAsync(Incident incident, IReadOnlyList<Alert> alerts, Investigation investigation)
    {
        var key = (incident.Id, investigation.Id);
        using var patience = new CancellationTokenSource(Longest, time);
        try
        {
            await _turns.WaitAsync(patience.Token);
            try
            {
                return await series.ReadAsync(incident, alerts, investigation, patience.Token);
            }
            finally
            {
                _turns.Release();
            }
        }
        catch (Exception fault)
        {
            LogNotDrawn(fault, incident.Id.Value);
            Failed(key);
            return null;
        }
        finally
        {
            lock (_lock)
            {
                _drawing.Remove(key);
            }
        }
    }

    private void Failed((IncidentId Incident, string Investigation) key)
    {
        lock (_lock)
        {
            if (_failed.Count >= MostFailed)
            {
                _failed.Clear();
            }

            _failed[key] = time.GetUtcNow();
        }
    }

    [LoggerMessage(6050, LogLevel.Warning, "The chart of {Incident} was not drawn; its card goes without")]
    private partial void LogNotDrawn(Exception exception, string incident);
}
