using AiOps.Bot.Core;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Hosting;

/// <summary>Lets a model look into investigations after their result was stored and its proposals were made, so that a slow model keeps nobody waiting.</summary>
internal sealed partial class ConsultationWorker(
    ConsultationQueue queue, InvestigateIncident investigate, IChangeFeed changes, ILogger<ConsultationWorker> logger) : BackgroundService
{
    /// <summary>One for a model that hangs, one for the others.</summary>
    private const int AtOnce = 2;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => ConsultAsync(stoppingToken)));

    private async Task ConsultAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var investigation = await queue.TakeAsync(cancellationToken);
            try
            {
                if (!ReferenceEquals(await investigate.ConsultAsync(investigation, cancellationToken), investigation))
                {
                    changes.Publish(investigation.Incident);
                }
            }
            catch (Exception ex) when (ex is not OperationCanceledException)
            {
                LogFailed(ex, investigation.Incident);
            }
        }
    }

    [LoggerMessage(3504, LogLevel.Error, "Asking a model about {Incident} failed; its card goes without")]
    private partial void LogFailed(Exception exception, IncidentId incident);
}
