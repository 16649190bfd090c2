using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Logins;

/// <summary>
/// Guessed passwords: many failures from one address, quick or slow; many addresses with a few each; and, worst, a login from an address that failed before. A person who
/// mistypes and gets in from where they always come from is none of these. Thresholds: about five failures in a quarter of an hour or ten in half a day, which
/// an address that fails once in two hours reaches by chance once in 100,000 half-hours (Poisson); three failures before a success.
/// </summary>
internal sealed class LoginScorer : IScorerPart
{
    private const int MaxEpisodes = 16_384;
    private const int MaxStreams = 512;
    private const double BurstAt = 4.4;
    private const double SlowAt = 9;
    private const int FamiliarFactor = 4;
    private const int ReportGrowth = 4;
    private const int SuspectFailures = 3;
    private const double SettledGrowth = 1.25;
    private static readonly long SettleTicks = TimeSpan.FromMinutes(3).Ticks;
    private static readonly long EpisodeSettleTicks = TimeSpan.FromMinutes(15).Ticks;
    private readonly BoundedMap<(StreamKey Scope, string Address), AddressEpisode> _episodes = new(MaxEpisodes);
    private readonly BoundedMap<StreamKey, ScatteredFailures> _scattered = new(MaxStreams);
    private readonly Familiarity _familiar = new();

    public string Name => "logins";

    public byte Version => 2;

    public void Observe(in ObservedLine line, ICollection<Anomaly> found)
    {
        if (line.Login is not { } login)
        {
            return;
        }

        var episode = EpisodeOf(line.Scope, login, line.Time.UtcTicks);
        if (login.Outcome == LoginOutcome.Accepted)
        {
            Accept(line, login, episode, found);
        }
        else
        {
            Fail(line, login, episode, found);
        }
    }

    public void AdvanceTo(DateTimeOffset watermark, ICollection<Anomaly> found)
    {
        ReportGrown(watermark.UtcTicks - EpisodeSettleTicks, SettledGrowth, found);
        foreach (var (scope, scattered) in _scattered.OldestFirst)
        {
            // The last few addresses of a wave would otherwise wait for the next doubling.
            var enough = scattered.Reported + Math.Max(1, scattered.Reported / 16);
            if (scattered.Reported > 0 && scattered.Addresses.Count >= enough && watermark.UtcTicks > scattered.LastNewTicks + SettleTicks)
            {
                Report(scope, scattered, found);
            }
        }
    }

    /// <summary>Whoever reads the result wants the whole count, not the last power of the growth.</summary>
    public void Finish(ICollection<Anomaly> found)
    {
        ReportGrown(long.MaxValue, 1, found);
        foreach (var (scope, scattered) in _scattered.OldestFirst.Where(s => s.Value.Reported > 0 && s.Value.Addresses.Count > s.Value.Reported))
        {
            Report(scope, scattered, found);
        }
    }

    public void Save(BinaryWriter writer)
    {
        writer.WriteMap(_episodes, (w, key, episode) =>
        {
            w.Write(key.Scope);
            w.Write(key.Address);
            episode.Save(w);
        });
        writer.WriteMap(_scattered, (w, key, scattered) =>
        {
            w.Write(key);
            scattered.Save(w);
        });
        _familiar.Save(writer);
    }

    public void Load(BinaryReader reader)
    {
        reader.ReadMap(_episodes, r => ((r.ReadStreamKey(), r.ReadString()), AddressEpisode.Load(r)));
        reader.ReadMap(_scattered, r => (r.ReadStreamKey(), ScatteredFailures.Load(r)));
        _familiar.Load(reader);
    }

    private void Accept(in ObservedLine line, LoginAttempt login, AddressEpisode? episode, ICollection<Anomaly> found)
    {
        var suspect = episode is { Failures: >= SuspectFailures };
        if (suspect && IsNews(login, episode!) && episode!.Enter(login.User))
        {
            found.Add(LoginAnomaly.OfEntry(Name, line, login, episode, MistypedAtHome(login, episode)));
        }

        if (!suspect || MistypedAtHome(login, episode!))
        {
            _familiar.Learn(login.Address, login.User, line.Time.UtcTicks);
        }
    }

    /// <summary>An office's colleagues come from one address: one who logs in as always is not the one who failed.</summary>
    private bool IsNews(LoginAttempt login, AddressEpisode episode) =>
        !_familiar.Knows(login.Address, login.User) || (episode.FailuresOf(login.User) >= SuspectFailures && login.IsGuessable);

    private bool MistypedAtHome(LoginAttempt login, AddressEpisode episode)
    {
        const int MaxMistypes = 10;
        return _familiar.Knows(login.Address, login.User) && (episode.Users.Count == 1 || !login.IsGuessable) && episode.Failures < MaxMistypes;
    }

    private void Fail(in ObservedLine line, LoginAttempt login, AddressEpisode? episode, ICollection<Anomaly> found)
    {
        var ticks = line.Time.UtcTicks;
        if (episode is null)
        {
            episode = new() { Resource = line.Resource, Program = login.Program, ServicePort = login.ServicePort };
            _episodes.Set((line.Scope, login.Address), episode);
        }

        if (episode.Fail(login, ticks, line.Event.EventId) == 0)
        {
            return;
        }

        var familiar = _familiar.Knows(login.Address);
        if (!familiar)
        {
            Scatter(line, login, found);
        }

        var factor = familiar ? FamiliarFactor : 1;
        var loud = episode.BurstAt(ticks) >= BurstAt * factor || episode.SlowAt(ticks) >= SlowAt * factor;
        if (episode.Reported == 0 ? loud : episode.Failures >= episode.Reported * ReportGrowth)
        {
            Report((line.Scope, login.Address), episode, found);
        }
    }

    /// <summary>An attack that has stopped is told once more, with all of its tries.</summary>
    private void ReportGrown(long quietSince, double growth, ICollection<Anomaly> found)
    {
        foreach (var (key, episode) in _episodes.OldestFirst)
        {
            if (episode.Reported > 0 && episode.Failures > episode.Reported * growth && episode.LastTicks < quietSince)
            {
                Report(key, episode, found);
            }
        }
    }

    private void Report((StreamKey Scope, string Address) key, AddressEpisode episode, ICollection<Anomaly> found)
    {
        episode.Reported = episode.Failures;
        found.Add(LoginAnomaly.OfFailures(Name, key.Scope, key.Address, episode, _familiar.Knows(key.Address)));
    }

    private void Scatter(in ObservedLine line, LoginAttempt login, ICollection<Anomaly> found)
    {
        if (!_scattered.TryUse(line.Scope, out var scattered))
        {
            scattered = new() { Resource = line.Resource, Program = login.Program, ServicePort = login.ServicePort };
            _scattered.Set(line.Scope, scattered);
        }

        scattered.Add(login, line.Time.UtcTicks, line.Event.EventId);
        if (scattered.IsAnomalous && scattered.Addresses.Count >= Math.Max(ScatteredFailures.AtLeast, scattered.Reported * 2))
        {
            Report(line.Scope, scattered, found);
        }
    }

    private void Report(StreamKey scope, ScatteredFailures scattered, ICollection<Anomaly> found)
    {
        scattered.Reported = scattered.Addresses.Count;
        found.Add(LoginAnomaly.OfScattered(Name, scope, scattered));
    }

    private AddressEpisode? EpisodeOf(StreamKey scope, LoginAttempt login, long ticks)
    {
        if (!_episodes.TryUse((scope, login.Address), out var episode))
        {
            return null;
        }

        if (!episode.IsOver(ticks))
        {
            return episode;
        }

        _episodes.Remove((scope, login.Address));
        return null;
    }
}
