using System.Collections.Immutable;
using AiOps.Bot.Detection.Scorers.Sessions;

namespace AiOps.Bot.Detection.Sessions;

/// <summary>
/// Sessions as rows of a feature table. What the columns mean is in <c>Sessions/README.md</c>. Fitted on sessions, which say which kinds get columns, how rare kinds are, which
/// steps and which actors are known. Safe to use from several threads.
/// </summary>
public sealed class SessionFeatures
{
    /// <summary>So many kinds, the commonest first, get a column for their count and one for their weighted share.</summary>
    private const int MostKinds = 100;

    private const int LongestName = 60;

    private static readonly ImmutableArray<string> Fixed =
    [
        "lines", "kinds", "new_kinds", "other_events", "least_likely_step", "mean_step",
        "seconds", "lines_per_second", "longest_gap",
        "error_share", "warning_share", "failed_request_share",
        "took_seconds", "bytes", "characters_per_line",
        "addresses", "users", "actor_sessions", "actor_surprise",
        "hour_sin", "hour_cos", "weekday_sin", "weekday_cos", "is_weekend",
    ];

    private readonly int _sessions;
    private readonly Dictionary<int, int> _having = [];
    private readonly Dictionary<int, int> _columns;
    private readonly SuccessorSurprise _steps;
    private readonly ActorProfiles _actors;

    internal SessionFeatures(IReadOnlyList<LogSession> sessions, Func<int, string> nameOf)
    {
        _sessions = sessions.Count;
        foreach (var session in sessions)
        {
            foreach (var kind in CountVector.Of(session).Kinds)
            {
                _having[kind] = _having.GetValueOrDefault(kind) + 1;
            }
        }

        int[] shown = [.. _having.OrderByDescending(h => h.Value).ThenBy(h => h.Key).Take(MostKinds).Select(h => h.Key)];
        _columns = shown.Select((kind, i) => (kind, i)).ToDictionary(p => p.kind, p => p.i);
        _steps = new(sessions, isScored: false);
        _actors = new(sessions);
        string[] names = [.. shown.Select((kind, i) => $"{i + 1} {Cut(nameOf(kind))}")];
        Columns = [.. Fixed, .. names.Select(n => "count " + n), .. names.Select(n => "tfidf " + n)];
    }

    /// <summary>The names of the columns.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>The values of the columns; NaN where the session says nothing about it.</summary>
    public float[] Of(LogSession session)
    {
        var vector = CountVector.Of(session);
        var row = new List<double>(Columns.Length);
        AddEvents(row, session, vector);
        AddTraits(row, session);
        AddCalendar(row, session.Traits.Began);
        AddCounts(row, vector, session.Events.Length);
        return [.. row.Select(v => (float)v)];
    }

    private void AddEvents(List<double> row, LogSession session, CountVector vector)
    {
        var others = vector.Kinds.Select((kind, i) => _columns.ContainsKey(kind) ? 0 : vector.Counts[i]).Sum();
        var (least, mean) = _steps.Steps(session);
        row.AddRange([session.Lines, vector.Kinds.Length, vector.Kinds.Count(k => !_having.ContainsKey(k)), others, least, mean]);
    }

    private void AddTraits(List<double> row, LogSession session)
    {
        var traits = session.Traits;
        var seconds = traits.Began == 0 ? double.NaN : (traits.Ended - traits.Began) / (double)TimeSpan.TicksPerSecond;
        var lines = Math.Max(1.0, session.Lines);

        // A session of one moment is taken as one of a second.
        row.AddRange([seconds, session.Lines / Math.Max(1, seconds), traits.Began == 0 ? double.NaN : traits.LongestGap / (double)TimeSpan.TicksPerSecond]);
        row.AddRange([traits.Errors / lines, traits.Warnings / lines, traits.FailedRequests / lines, traits.Seconds, traits.Bytes, traits.Characters / lines]);
        row.AddRange([Distinct(traits.Addresses), Distinct(traits.Users), _actors.SessionsOf(traits.Actor), _actors.Surprise(session)]);
    }

    private static void AddCalendar(List<double> row, long began)
    {
        if (began == 0)
        {
            row.AddRange(Enumerable.Repeat(double.NaN, 5));
            return;
        }

        var time = new DateTime(began, DateTimeKind.Utc);
        var (day, week) = (time.TimeOfDay.TotalDays * Math.Tau, ((int)time.DayOfWeek + time.TimeOfDay.TotalDays) / 7 * Math.Tau);
        row.AddRange([Math.Sin(day), Math.Cos(day), Math.Sin(week), Math.Cos(week), time.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 1 : 0]);
    }

    private void AddCounts(List<double> row, CountVector vector, int events)
    {
        var (counts, weighted) = (new double[_columns.Count], new double[_columns.Count]);
        for (var i = 0; i < vector.Kinds.Length; i++)
        {
            if (_columns.TryGetValue(vector.Kinds[i], out var column))
            {
                counts[column] = vector.Counts[i];
                weighted[column] = vector.Counts[i] / (double)events * Math.Log((_sessions + 1.0) / (_having[vector.Kinds[i]] + 1.0));
            }
        }

        row.AddRange(counts);
        row.AddRange(weighted);
    }

    /// <summary>How many there were, from how many of 64 bits are set (linear counting; Whang et al. 1990).</summary>
    private static double Distinct(ulong bits) => Math.Round(-64 * Math.Log(1 - (Math.Min(63, System.Numerics.BitOperations.PopCount(bits)) / 64.0)));

    private static string Cut(string name) => name.Length > LongestName ? name[..LongestName] : name;
}
