using AiOps.Bot.Aws.Operations.Rds;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>The databases that an incident is about, and how far back RDS still has their log files.</summary>
internal sealed class DatabaseState(AwsReadAccount account) : ICollector
{
    private const int MostDatabases = 3;
    private static readonly string[] Words = ["rds", "postgres", "mysql", "mariadb", "aurora", "database", "-db", "db-"];

    public string Name => "databases";

    public Task<CollectorResult> CollectAsync(InvestigationContext context, CancellationToken cancellationToken)
    {
        var named = IncidentSubjects.Names(context).Select(AwsNames.Database).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var text = TextOf(context);
        if (named.Count == 0 && !Words.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase)))
        {
            return Task.FromResult<CollectorResult>(new CollectorResult.NotApplicable());
        }

        const string query = "rds DescribeDBInstances; DescribeDBLogFiles of those that the incident is about";
        return Denials.CatchAsync(query, async () =>
        {
            var evidence = new List<EvidenceDraft>();
            foreach (var database in await MatchingAsync(named, text, cancellationToken))
            {
                evidence.Add(Draft(database, await LogFilesAsync(database.Id, cancellationToken), context.Now) with { Query = query });
            }

            return evidence.Count > 0 ? new CollectorResult.Collected(evidence) : new CollectorResult.NotApplicable();
        });
    }

    private static string TextOf(InvestigationContext context) => string.Join(
        '\n',
        context.Alerts.SelectMany(a => a.Reasons.Append(a.Title).Concat(a.Labels.Values)).Append(context.Incident.Title).Concat(context.Incident.Labels.Values));

    /// <summary>The databases that are named; where none is and the account has only one, that is the one spoken of.</summary>
    private async Task<IReadOnlyList<DatabaseInstance>> MatchingAsync(HashSet<string> named, string text, CancellationToken cancellationToken)
    {
        var all = new List<DatabaseInstance>();
        await foreach (var page in account.Rds.DescribeDbInstancesAsync(null, cancellationToken))
        {
            all.AddRange(page);
        }

        var matching = all.Where(d => named.Contains(d.Id) || IsWordIn(text, d.Id)).Take(MostDatabases).ToList();
        return matching.Count == 0 && all.Count == 1 ? all : matching;
    }

    private async Task<IReadOnlyList<DatabaseLogFile>> LogFilesAsync(string id, CancellationToken cancellationToken)
    {
        var files = new List<DatabaseLogFile>();
        await foreach (var page in account.Rds.DescribeDbLogFilesAsync(id, cancellationToken))
        {
            files.AddRange(page);
        }

        return files;
    }

    private static EvidenceDraft Draft(DatabaseInstance database, IReadOnlyList<DatabaseLogFile> files, DateTimeOffset now)
    {
        var kept = files.Count == 0 ? "RDS holds no log file of it" : $"RDS holds {files.Count} log files of it, the oldest from {EvidenceText.Words(files.Min(f => f.LastWritten))}; older ones are gone there";
        return new EvidenceDraft
        {
            Kind = EvidenceKinds.ResourceState,
            Title = $"{database.Id} ({database.Engine} {database.EngineVersion}) is {database.Status}; {kept}",
            Query = "",
            Window = new TimeRange(files.Count == 0 ? now : files.Min(f => f.LastWritten), now),
            RowCount = files.Count,
            Resource = new ResourceId(database.Arn.Length > 0 ? database.Arn : database.Id),
            Lines = [.. files.OrderByDescending(f => f.LastWritten).Take(3).Select(f => new EvidenceLine(null, f.LastWritten, $"{f.Name}, {f.Size} bytes, last written {EvidenceText.Fact(f.LastWritten)}", Tainted: false))],
        };
    }

    /// <summary>The id as a word of its own: no letter, digit or dash before or after it.</summary>
    private static bool IsWordIn(string text, string id)
    {
        for (var at = text.IndexOf(id, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(id, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + id.Length;
            if ((at == 0 || !IsPart(text[at - 1])) && (end == text.Length || !IsPart(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c == '-';
}
