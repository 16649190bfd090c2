using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Questions;

/// <summary>Answers questions about incidents.</summary>
internal sealed class IncidentAnswers(IIncidentStore store)
{
    private const int Limit = 200;
    private const int Shown = 20;

    public async Task<Answer> AnswerAsync(Question question, ReadQuestion read, CancellationToken cancellationToken)
    {
        var all = (await FindAsync(read, cancellationToken)).Where(i => question.Accounts?.Contains(i.Account) ?? true).ToList();
        var matching = all.Where(i => read.Words.All(w => Mentions(i, w))).ToList();
        var found = matching.Count > 0 || all.Count == 0 ? matching : all;
        List<string> gaps = found.Count > 0 && matching.Count == 0 ? [$"No such incident mentions {string.Join(", ", read.Words)}; all are shown."] : [];
        if (all.Count == Limit)
        {
            gaps.Add($"Only the newest {Limit} incidents were looked at.");
        }

        return new()
        {
            Question = question,
            Summary = Summarise(found, read),
            Query = Query(read),
            Window = read.Window,
            Rows = found.Count,
            Understood = [read.ResolvedToo ? "incidents, resolved ones too" : "incidents that are not resolved", .. read.Words.Select(w => $"word: {w}")],
            Gaps = gaps,
            Incidents = [.. found.Take(Shown)],
        };
    }

    private async Task<IReadOnlyList<Incident>> FindAsync(ReadQuestion read, CancellationToken cancellationToken)
    {
        if (read.Incident is { } id)
        {
            return await store.GetAsync(id, cancellationToken) is { } incident ? [incident] : [];
        }

        var newest = await store.ListAsync(Limit, cancellationToken);
        return read.ResolvedToo
            ? [.. newest.Where(i => read.WindowWords is null || i.OpenedAt < read.Window.To && (i.ResolvedAt ?? i.LastSeen) >= read.Window.From)]
            : [.. newest.Where(i => i.Status != IncidentStatus.Resolved)];
    }

    private static bool Mentions(Incident incident, string word) =>
        Has(incident.Title, word) || Has(incident.Kind, word) || Has(incident.Severity.ToString(), word) || Has(incident.Status.ToString(), word)
        || incident.Resources.Any(r => Has(r.Value, word)) || incident.Labels.Values.Any(v => Has(v, word));

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static string Summarise(List<Incident> found, ReadQuestion read) => (found.Count, read) switch
    {
        (0, { Incident: { } id }) => $"There is no incident {id}.",
        (0, { ResolvedToo: false }) => "No incident is open.",
        (0, _) => "No incident was found.",
        (1, _) => $"One incident: {Line(found[0])}.",
        _ => $"{found.Count} incidents; the most severe: {Line(found.OrderByDescending(i => i.Severity).ThenByDescending(i => i.LastSeen).First())}.",
    };

    private static string Line(Incident incident) => $"{incident.Id} {incident.Severity} {incident.Status}, {incident.Title}, since {QueryInWords.Iso(incident.StartedAt)}";

    private static string Query(ReadQuestion read) => read switch
    {
        { Incident: { } id } => $"incident = {id}",
        { ResolvedToo: false } => "incidents with status Triggered, Acknowledged or Mitigated",
        { WindowWords: null } => $"the newest {Limit} incidents",
        _ => $"incidents between {QueryInWords.Iso(read.Window.From)} and {QueryInWords.Iso(read.Window.To)}",
    };
}
