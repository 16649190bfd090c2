using AiOps.Bot.Core.Investigations.Queries;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Telemetry;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Core.Questions;

/// <summary>
/// Answers from what is stored. The words of the question make a typed query; where they leave something open and a model is configured, the model may choose another typed query, which is
/// kept where it finds something. What is run, and how much of it, is decided here.
/// </summary>
internal sealed class AnswerQuestion(ILogStore logs, RunQuery run, IChooseQuery chooser, IOptions<QuestionOptions> options, IFarLogs? far = null,
    IRedactor? redactor = null) : IAnswerQuestion
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(15);

    public async Task<Answer> AskAsync(Question question, CancellationToken cancellationToken)
    {
        var read = Bounded(QuestionParser.Read(question));
        var held = read.Source == QuerySource.Logs ? await logs.SummariseAsync(cancellationToken) : null;
        var past = held is null ? NoPast : await PastAsync(held, read, cancellationToken);
        if (!question.Confirmed && held is not null && Costs(held, past, read) is { } preview)
        {
            return AnswerWriter.Preview(question, read, preview);
        }

        var (lookUp, result) = await LookUpAsync(read, past.Before, cancellationToken);
        if (IsUnsure(lookUp, result) && await chooser.ChooseAsync(read, cancellationToken) is { } chosen)
        {
            (lookUp, result) = await BetterAsync((lookUp, result), chosen, cancellationToken);
        }

        string[] gaps = past.Gap is { } gap ? [gap] : [];
        return AnswerWriter.Write(question, result with { Gaps = [.. result.Gaps, .. gaps, .. held is null ? [] : Gaps(held, result.Query)] }, lookUp, redactor);
    }

    private static readonly (DateTimeOffset? Before, long Bytes, string? Gap) NoPast = (null, 0, null);

    /// <summary>Whether the question reaches further back than the store keeps, and what it would cost to follow.</summary>
    private async Task<(DateTimeOffset? Before, long Bytes, string? Gap)> PastAsync(LogStoreSummary held, ReadQuestion read, CancellationToken cancellationToken)
    {
        var kept = held.First ?? read.Window.To;
        if (far is null || read.Window.From >= kept)
        {
            return NoPast;
        }

        var estimate = await far.EstimateAsync(new() { Window = new(read.Window.From, read.Window.To < kept ? read.Window.To : kept) }, cancellationToken);
        return estimate.Groups == 0 ? NoPast with { Gap = estimate.Gap } : (kept, estimate.Bytes, estimate.Gap);
    }

    private QueryPreview? Costs(LogStoreSummary held, (DateTimeOffset? Before, long Bytes, string? Gap) past, ReadQuestion read)
    {
        var rows = Estimate(held, read.Window);
        return rows > options.Value.ConfirmAboveRows || past.Bytes > options.Value.ConfirmAboveBytes ? new(rows, past.Bytes) : null;
    }

    private ReadQuestion Bounded(ReadQuestion read) => read.Window.Length <= options.Value.WidestWindow ? read : read with
    {
        Window = new(read.Window.To - options.Value.WidestWindow, read.Window.To),
        WindowWords = $"{read.WindowWords}, cut to the longest that is looked at",
    };

    private bool IsUnsure(LookUp lookUp, QueryResult result) => options.Value.Model switch
    {
        ModelUse.Always => true,
        ModelUse.Never => false,
        _ => result.Rows == 0 || lookUp.Gaps.Count > 0,
    };

    private async Task<(LookUp, QueryResult)> LookUpAsync(ReadQuestion read, DateTimeOffset? farBefore, CancellationToken cancellationToken)
    {
        switch (read.Source)
        {
            case QuerySource.Incidents:
                var incidents = ReadQueries.Incidents(read);
                var status = incidents.Status == IncidentSelection.All ? "incidents, resolved ones too" : "incidents that are not resolved";
                return (new(incidents, [status, .. read.Words.Select(w => $"word: {w}")], []), await run.RunAsync(incidents, cancellationToken));
            case QuerySource.Changes or QuerySource.Findings:
                return await ItemsAsync(read, cancellationToken);
            default:
                var lookUp = await new QueryBuilder(logs).BuildAsync(read, cancellationToken);
                lookUp = lookUp with { Query = lookUp.Query with { FarBefore = farBefore } };
                return (lookUp, await run.RunAsync(lookUp.Query, cancellationToken));
        }
    }

    /// <summary>Words that no change or finding has are left out, and that is said, since people ask for "the firewall" where a record says "SecurityGroup".</summary>
    private async Task<(LookUp, QueryResult)> ItemsAsync(ReadQuestion read, CancellationToken cancellationToken)
    {
        var query = ReadQueries.Items(read);
        List<string> notes = [read.Source.ToString().ToLowerInvariant(), .. ReadQueries.Notes(read)];
        var result = await run.RunAsync(query, cancellationToken);
        if (result.Rows > 0 || query.Words.Count == 0)
        {
            return (new(query, [.. notes, .. query.Words.Select(w => $"word: {w}")], []), result);
        }

        var kept = new List<string>();
        foreach (var word in query.Words.Take(4))
        {
            if ((await run.RunAsync(query with { Words = [.. kept, word] }, cancellationToken)).Rows > 0)
            {
                kept.Add(word);
            }
        }

        if (kept.Count == 0 && (await run.RunAsync(query with { Words = [] }, cancellationToken)).Rows == 0)
        {
            return (new(query, [.. notes, .. query.Words.Select(w => $"word: {w}")], []), result);
        }

        var narrowed = query with { Words = kept };
        var gaps = query.Words.Except(kept).Select(w => $"No {read.Source.ToString().ToLowerInvariant()[..^1]} that fits the rest mentions '{w}'; it was left out.");
        return (new(narrowed, [.. notes, .. kept.Select(w => $"word: {w}")], [.. gaps]), await run.RunAsync(narrowed, cancellationToken));
    }

    /// <summary>What the model chose counts where it finds something, or where the words found nothing either.</summary>
    private async Task<(LookUp LookUp, QueryResult Result)> BetterAsync((LookUp LookUp, QueryResult Result) own, LookUp chosen, CancellationToken cancellationToken)
    {
        var result = await run.RunAsync(chosen.Query, cancellationToken);
        return result.Rows > 0 ? (chosen, result) : own;
    }

    /// <summary>As if lines came evenly: good enough to tell a second from an hour.</summary>
    private static long Estimate(LogStoreSummary held, TimeRange window)
    {
        if (held is not { First: { } first, Last: { } last } || held.Rows == 0)
        {
            return 0;
        }

        var from = window.From > first ? window.From : first;
        var to = window.To < last ? window.To : last;
        return to <= from ? 0 : last <= first ? held.Rows : (long)(held.Rows * Math.Min(1, (to - from) / (last - first)));
    }

    private static IEnumerable<string> Gaps(LogStoreSummary held, TypedQuery query)
    {
        var window = query.Window;
        if (query.FarBefore is not null)
        {
            yield break;
        }

        if (held.Rows == 0)
        {
            yield return "The store holds no logs at all yet: check that a log source is configured and readable (aiops doctor).";
        }
        else if (held.First > window.From)
        {
            yield return $"The store holds logs from {QueryText.Iso(held.First.Value)} on; what was before is not known.";
        }

        if (held.Last < window.To - Late)
        {
            yield return $"The newest line in the store is from {QueryText.Iso(held.Last.Value)}; later ones have not arrived.";
        }
    }
}
