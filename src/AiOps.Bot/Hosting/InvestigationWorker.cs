using System.Diagnostics;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Hosting;

/// <summary>
/// Investigates incidents about which something new is known, and keeps their proposals up to date: after each investigation, and from time to time for all open
/// ones, so that a proposal that expired is made anew and a crash between the two steps loses nothing.
/// </summary>
internal sealed partial class InvestigationWorker(
    IIncidentStore incidents, IInvestigationStore investigations, InvestigateIncident investigate, ProposeRemediations propose, WorkBoard work, IChangeFeed changes,
    ConsultationQueue consultations, IOptions<IncidentOptions> options, TimeProvider time, ILogger<InvestigationWorker> logger) : BackgroundService
{
    private const int AtOnce = 2;
    private const int Batch = 20;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromMinutes(1);

    private DateTimeOffset _refreshedAt = DateTimeOffset.MinValue;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await InvestigateDueAsync(stoppingToken);
                await RefreshProposalsAsync(stoppingToken);
                await work.Incidents.WaitAsync(LookEvery, time, stoppingToken);
            }
            catch (Exception ex) when (ex is not OperationCanceledException)
            {
                LogFailed(ex);
                await Task.Delay(LookEvery, time, stoppingToken);
            }
        }
    }

    private async Task InvestigateDueAsync(CancellationToken cancellationToken)
    {
        var due = await incidents.ListUninvestigatedAsync(Batch, cancellationToken);
        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (incident, ct) => await InvestigateAsync(incident.Id, ct));
    }

    private async Task InvestigateAsync(IncidentId id, CancellationToken cancellationToken)
    {
        using var activity = HostMetrics.Activities.StartActivity("investigate incident");
        activity?.SetTag("aiops.incident", id.Value);
        var began = Stopwatch.GetTimestamp();
        try
        {
            if (await investigate.RankAsync(id, cancellationToken) is { } investigation)
            {
                await ProposeAsync(id, investigation, cancellationToken);
                await ConsultLaterAsync(investigation, cancellationToken);
            }
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            LogInvestigationFailed(ex, id);
        }

        HostMetrics.InvestigationsRun.Add(1);
        HostMetrics.InvestigationSeconds.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
        changes.Publish(id);
    }

    private async Task ConsultLaterAsync(Investigation investigation, CancellationToken cancellationToken)
    {
        if (investigate.HasModel && await incidents.GetAsync(investigation.Incident, cancellationToken) is { } incident)
        {
            consultations.Add(investigation, incident.Severity);
        }
    }

    private async Task RefreshProposalsAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now - _refreshedAt < RefreshEvery)
        {
            return;
        }

        _refreshedAt = now;
        foreach (var incident in await incidents.ListLivingAsync(now - options.Value.RecurWithin, cancellationToken))
        {
            if (!incident.NeedsInvestigation && await investigations.GetLatestAsync(incident.Id, cancellationToken) is { } latest)
            {
                await ProposeAsync(incident.Id, latest, cancellationToken);
            }
        }
    }

    private async Task ProposeAsync(IncidentId id, Investigation investigation, CancellationToken cancellationToken)
    {
        if (await incidents.GetAsync(id, cancellationToken) is { } incident)
        {
            await propose.ProposeAsync(incident, investigation, cancellationToken);
        }
    }

    [LoggerMessage(3501, LogLevel.Error, "Looking for incidents to investigate failed; trying again")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(3502, LogLevel.Error, "Investigating {Incident} failed; trying again")]
    private partial void LogInvestigationFailed(Exception exception, IncidentId incident);
}
