using System.Collections.Immutable;
using System.Globalization;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Logins;

/// <summary>Words the login anomalies. Reports of one address on one resource have one signal, so repeats join the same alert.</summary>
internal static class LoginAnomaly
{
    private const double ThresholdDigits = 5;
    private const double UsualFailures = 0.25;
    private const int ManyFailures = 20;
    private const int ManyUsers = 3;
    private const int MaxShown = 50;

    /// <summary>Tries only: nobody got in, so at most medium.</summary>
    public static Anomaly OfFailures(string scorer, StreamKey scope, string address, AddressEpisode episode, bool familiar)
    {
        var signal = SignalOf(AnomalyKinds.LoginBruteForce, episode.Resource, address);
        var grave = !familiar && (episode.Failures >= ManyFailures || episode.Users.Count >= ManyUsers);
        return Draft(scorer, episode, signal, At(episode.LastTicks)) with
        {
            Id = AnomalyIdentity.IdOf(scorer, signal, At(episode.StartTicks), Text($"{episode.Failures}")),
            Kind = AnomalyKinds.LoginBruteForce,
            Title = Text($"{episode.Failures} failed {episode.Program} logins from {address}"),
            Severity = grave ? Severity.Medium : Severity.Low,
            Reasons = ReasonsOf(episode, familiar),
            Labels = LabelsOf(scope, episode.Program, episode.ServicePort, episode.Failures)
                .Add(AnomalyLabels.SourceAddress, address)
                .Add(AnomalyLabels.User, string.Join(",", episode.Users.Take(MaxShown)))
                .Add(AnomalyLabels.Users, Text($"{episode.Users.Count}")),
            EventIds = [.. episode.EventIds],
        };
    }

    /// <param name="mistyped">True for somebody who failed only as themselves and comes from where they always come from.</param>
    public static Anomaly OfEntry(string scorer, in ObservedLine line, LoginAttempt login, AddressEpisode episode, bool mistyped)
    {
        var signal = SignalOf(AnomalyKinds.LoginAfterFailures, line.Resource, login.Address);
        return Draft(scorer, episode, signal, line.Time) with
        {
            Id = AnomalyIdentity.IdOf(scorer, signal, At(episode.StartTicks), login.User),
            Kind = AnomalyKinds.LoginAfterFailures,
            Title = Text($"{login.Address} got in as {login.User} after {episode.Failures} failed logins"),
            Severity = mistyped ? Severity.Low : login.IsGuessable ? Severity.Critical : Severity.Medium,
            Reasons = ReasonsOf(episode, false).Insert(0, $"{login.Program} accepted {login.Method} for {login.User} from {login.Address}"),
            Labels = LabelsOf(line.Scope, login.Program, login.ServicePort, episode.Failures)
                .Add(AnomalyLabels.SourceAddress, login.Address)
                .Add(AnomalyLabels.User, login.User)
                .Add(AnomalyLabels.Users, Text($"{episode.Users.Count}")),
            EventIds = [.. episode.EventIds, line.Event.EventId],
        };
    }

    public static Anomaly OfScattered(string scorer, StreamKey scope, ScatteredFailures scattered)
    {
        var signal = AnomalyIdentity.SignalOf(AnomalyKinds.LoginBruteForce, scattered.Resource, ("pattern", "scattered"));
        var day = At(scattered.Day * TimeSpan.TicksPerDay);
        var count = scattered.Addresses.Count;
        var shown = string.Join(",", scattered.Addresses.Take(MaxShown));
        return new()
        {
            Id = AnomalyIdentity.IdOf(scorer, signal, day, Text($"{count}")),
            Scorer = scorer,
            Kind = AnomalyKinds.LoginBruteForce,
            Signal = signal,
            Title = Text($"Failed {scattered.Program} logins from {count} strange addresses in a day"),
            Severity = Severity.Low,
            Score = Math.Max(Surprise.Threshold, scattered.Score),
            Threshold = Surprise.Threshold,
            Resource = scattered.Resource,
            Window = new(At(scattered.FirstTicks), At(scattered.LastNewTicks)),
            Time = At(scattered.LastNewTicks),
            Reasons = [Text($"{count} addresses failed, {scattered.Usual:0.#} on a usual day; most tried only a few times"), $"addresses: {shown}"],
            Labels = LabelsOf(scope, scattered.Program, scattered.ServicePort, scattered.Failures)
                .Add(AnomalyLabels.SourceAddresses, shown)
                .Add(AnomalyLabels.Users, Text($"{scattered.Users.Count}")),
            EventIds = [.. scattered.EventIds],
        };
    }

    private static Anomaly Draft(string scorer, AddressEpisode episode, ImmutableSortedDictionary<string, string> signal, DateTimeOffset time) => new()
    {
        Id = "",
        Scorer = scorer,
        Kind = "",
        Signal = signal,
        Title = "",
        Severity = Severity.Low,
        Score = Math.Max(Surprise.Threshold, Surprise.Of(TailProbability.LogPoisson((int)Math.Ceiling(episode.SlowAt(time.UtcTicks)), UsualFailures), ThresholdDigits)),
        Threshold = Surprise.Threshold,
        Resource = episode.Resource,
        Window = new(At(episode.StartTicks), time),
        Time = time,
    };

    private static ImmutableArray<string> ReasonsOf(AddressEpisode episode, bool familiar)
    {
        const int MaxNamed = 8;
        var names = string.Join(", ", episode.Users.Take(MaxNamed)) + (episode.Users.Count > MaxNamed ? ", ..." : "");
        var span = At(episode.LastTicks) - At(episode.StartTicks);
        var reasons = ImmutableArray.Create(Text($"{episode.Failures} failed logins in {span.TotalMinutes:0.#} minutes, for {episode.Users.Count} users: {names}"));
        if (episode.Users.Count >= ManyUsers && episode.Failures < 3 * episode.Users.Count)
        {
            reasons = reasons.Add("a few tries for each of many users: a spray");
        }

        return familiar ? reasons.Add("others log in from this address regularly") : reasons;
    }

    private static ImmutableSortedDictionary<string, string> SignalOf(string kind, ResourceId resource, string address) =>
        AnomalyIdentity.SignalOf(kind, resource, (AnomalyLabels.SourceAddress, address));

    private static ImmutableSortedDictionary<string, string> LabelsOf(StreamKey scope, string program, string? port, int count)
    {
        var labels = ImmutableSortedDictionary<string, string>.Empty
            .WithComparers(StringComparer.Ordinal)
            .Add(AnomalyLabels.LogGroup, scope.Group)
            .Add(AnomalyLabels.LogStream, scope.Stream)
            .Add(AnomalyLabels.Program, program)
            .Add(AnomalyLabels.Count, Text($"{count}"));
        return port is null ? labels : labels.Add(AnomalyLabels.Port, port);
    }

    private static DateTimeOffset At(long ticks) => new(Math.Max(0, ticks), TimeSpan.Zero);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
