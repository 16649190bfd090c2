using System.Globalization;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Collectors;
using AiOps.Bot.Core.Investigations.Exports;
using AiOps.Bot.Core.Investigations.Inquiry;
using AiOps.Bot.Core.Investigations.Ranking;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;
using Microsoft.Extensions.Logging;

namespace AiOps.Bot.Core.Investigations;

/// <summary>
/// Looks into one incident: collects evidence, ranks causes, saves, and then lets a model look further and put it into words. The deterministic result is saved before the
/// model is asked, so a slow or broken model costs nothing but its words.
/// </summary>
public sealed partial class InvestigateIncident
{
    private const int Attempts = 5;

    private readonly InvestigationStores _stores;
    private readonly RunCollectors _collectors;
    private readonly ModelVoices _model;
    private readonly RankBundle _ranking;
    private readonly IIdSource _ids;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    internal InvestigateIncident(
        InvestigationStores stores, (RunCollectors Collectors, RankBundle Ranking) core, ModelVoices model, (IIdSource Ids, TimeProvider Time) ambient, ILogger<InvestigateIncident> logger)
    {
        (_stores, _model, _logger) = (stores, model, logger);
        (_collectors, _ranking) = core;
        (_ids, _time) = ambient;
    }

    /// <summary>False where <see cref="ConsultAsync"/> would do nothing.</summary>
    public bool HasModel => _model is not { Inquiry: NoInquiry, Narrator: NoNarrator };

    /// <returns>The saved investigation, with what a model added; null where <see cref="RankAsync"/> gives null.</returns>
    public async Task<Investigation?> InvestigateAsync(IncidentId id, CancellationToken cancellationToken) =>
        await RankAsync(id, cancellationToken) is { } investigation ? await ConsultAsync(investigation, cancellationToken) : null;

    /// <summary>The deterministic part: seconds, and no model.</summary>
    /// <returns>The saved investigation; null where there is no such incident, or where it changed again and again while being investigated (it then still
    /// needs investigation, and the next round takes it).</returns>
    public async Task<Investigation?> RankAsync(IncidentId id, CancellationToken cancellationToken)
    {
        if (await _stores.Incidents.GetAsync(id, cancellationToken) is not { } incident)
        {
            return null;
        }

        var started = _time.GetUtcNow();
        var investigation = await ExamineAsync(incident, started, cancellationToken);
        if (!await SaveAsync(investigation, incident, announce: true, cancellationToken))
        {
            LogGivenUp(id, Attempts);
            return null;
        }

        LogInvestigated(id, investigation.Evidence.Length, investigation.Hypotheses.Length, investigation.Gaps.Length, investigation.FinishedAt - started);
        return investigation;
    }

    /// <summary>The model's part, where there is one: it looks further, and puts the result into words.</summary>
    /// <returns>The investigation as it is stored now; as given, where nothing came of it.</returns>
    public async Task<Investigation> ConsultAsync(Investigation investigation, CancellationToken cancellationToken)
    {
        if (await _stores.Incidents.GetAsync(investigation.Incident, cancellationToken) is not { } incident)
        {
            return investigation;
        }

        var context = await ContextAsync(incident, cancellationToken);
        var consulted = await _model.Inquiry.InquireAsync(investigation, context, cancellationToken);
        if (consulted.Narrative is null && await _model.Narrator.NarrateAsync(consulted, incident, cancellationToken) is { } narrative)
        {
            consulted = consulted with { Narrative = narrative };
        }

        // Somebody may have investigated again meanwhile: words about older evidence must not replace newer evidence.
        var latest = ReferenceEquals(consulted, investigation) ? null : await _stores.Investigations.GetLatestAsync(incident.Id, cancellationToken);
        return latest?.Id == investigation.Id && await SaveAsync(consulted, incident, announce: false, cancellationToken) ? consulted : investigation;
    }

    private async Task<InvestigationContext> ContextAsync(Incident incident, CancellationToken cancellationToken)
    {
        var alerts = await _stores.Incidents.ListAlertsAsync(incident.Id, cancellationToken);
        return new(incident, alerts, OnsetOf.Trouble(incident, alerts), _time.GetUtcNow());
    }

    private async Task<Investigation> ExamineAsync(Incident incident, DateTimeOffset started, CancellationToken cancellationToken)
    {
        var context = (await ContextAsync(incident, cancellationToken)) with { Now = started };
        var previous = await _stores.Investigations.GetLatestAsync(incident.Id, cancellationToken);
        var timeline = await _stores.Timeline.ListAsync(incident.Id, cancellationToken);
        var collected = await _collectors.RunAsync(context, cancellationToken);
        if (_stores.Kept is { } kept && Keeping.Of(collected.Bundle, Comparison.Of(context).Incident.From) is { } telemetry)
        {
            await kept.SaveAsync(incident.Id, telemetry, cancellationToken);
        }

        var bundle = LiveBundle.Of(context, collected.Bundle, collected.Evidence);
        var ranked = HypothesisRanking.Rank(new(context, collected.Evidence, previous, LastExecution(timeline)) { Verdict = _ranking.Rank(bundle) });
        return new()
        {
            Id = _ids.Next("inv"),
            Incident = incident.Id,
            StartedAt = started,
            FinishedAt = _time.GetUtcNow(),
            Evidence = collected.Evidence,
            Hypotheses = ranked.Hypotheses,
            RuledOut = ranked.RuledOut,
            Gaps = collected.Gaps,
            NextQueries = ranked.Hypotheses.Any(h => h.Confidence > Confidence.Unlikely) ? [] : [.. NextQueries.WhereInconclusive(context)],
        };
    }

    private static DateTimeOffset? LastExecution(IReadOnlyList<TimelineEntry> timeline) => timeline
        .Where(e => e.Verb is TimelineVerbs.Succeeded or TimelineVerbs.Unverified)
        .Select(e => (DateTimeOffset?)e.Time)
        .Max();

    /// <summary>Tries again where the incident changed meanwhile; news that came since it was read keep their wish for another investigation.</summary>
    private async Task<bool> SaveAsync(Investigation investigation, Incident examined, bool announce, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await _stores.Incidents.GetAsync(examined.Id, cancellationToken) is not { } current)
            {
                return false;
            }

            var next = current with { NeedsInvestigation = current.NeedsInvestigation && (!announce || HasNews(examined, current)) };
            if (await _stores.Investigations.SaveAsync(investigation, next, announce ? [Entry(investigation)] : [], cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A changed owner or a repeated report is no reason to look again; another kind of alert or a recurrence is.</summary>
    private static bool HasNews(Incident examined, Incident current) =>
        current.Recurrences != examined.Recurrences
        || current.Kinds.Length != examined.Kinds.Length
        || current.Severity != examined.Severity
        || (current.Status == IncidentStatus.Triggered && current.StatusSince != examined.StatusSince);

    private static TimelineDraft Entry(Investigation investigation)
    {
        var best = investigation.Hypotheses.FirstOrDefault();
        var found = best is null ? "inconclusive" : string.Create(CultureInfo.InvariantCulture, $"most likely: {best.Title} ({best.Score:0.00})");
        var detail = $"{found}; {investigation.Evidence.Length} pieces of evidence, {investigation.RuledOut.Length} ruled out, {investigation.Gaps.Count(g => g.Kind == GapKind.NotRead)} not read";
        return new(investigation.Incident, investigation.FinishedAt, "aiops", TimelineVerbs.Investigated, detail);
    }

    [LoggerMessage(3003, LogLevel.Information, "Investigated {IncidentId}: {Evidence} evidence, {Hypotheses} hypotheses, {Gaps} gaps in {Elapsed}")]
    private partial void LogInvestigated(IncidentId incidentId, int evidence, int hypotheses, int gaps, TimeSpan elapsed);

    [LoggerMessage(3004, LogLevel.Warning, "Investigation of {IncidentId} was not saved: the incident changed {Attempts} times meanwhile; it will be investigated again")]
    private partial void LogGivenUp(IncidentId incidentId, int attempts);
}
