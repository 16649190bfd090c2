using AiOps.Bot.Core;
using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Logins;

/// <summary>
/// What one address has tried on one stream since it last was quiet for half a day. Failures are counted once each: sshd tells of an unknown user and of the refused password,
/// and again when the connection ends.
/// </summary>
internal sealed class AddressEpisode
{
    private const int MaxUsers = 64;
    private const int MaxEvents = 40;
    private static readonly long QuietFor = TimeSpan.FromHours(12).Ticks;
    private readonly SortedDictionary<string, int> _failuresByUser = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _entered = new(StringComparer.Ordinal);
    private readonly Queue<string> _eventIds = new();
    private DecayingCount _burst = new(TimeSpan.FromMinutes(30));
    private DecayingCount _slow = new(TimeSpan.FromHours(12));
    private int _unknownPending;
    private int _lastClientPort;

    public long StartTicks { get; private set; } = long.MaxValue;

    public long LastTicks { get; private set; } = long.MinValue;

    /// <summary>Failures of guessable credentials.</summary>
    public int Failures { get; private set; }

    /// <summary>How many failures the last report told of; 0 before the first.</summary>
    public int Reported { get; set; }

    public ResourceId Resource { get; init; } = ResourceId.Unknown;

    public string Program { get; init; } = "";

    public string? ServicePort { get; init; }

    public IReadOnlyCollection<string> Users => _failuresByUser.Keys;

    public IReadOnlyCollection<string> EventIds => _eventIds;

    public double BurstAt(long ticks) => _burst.At(ticks);

    public double SlowAt(long ticks) => _slow.At(ticks);

    public int FailuresOf(string user) => _failuresByUser.GetValueOrDefault(user);

    public bool IsOver(long ticks) => LastTicks != long.MinValue && ticks - LastTicks > QuietFor;

    /// <summary>Notes that a user got in.</summary>
    /// <returns>False where it was noted before.</returns>
    public bool Enter(string user) => _entered.Count < MaxUsers && _entered.Add(user);

    /// <returns>How many new failures the attempt stands for; 0 where it tells of one already counted.</returns>
    public int Fail(LoginAttempt attempt, long ticks, string eventId)
    {
        var count = NewFailures(attempt);
        if (count == 0)
        {
            return 0;
        }

        StartTicks = Math.Min(StartTicks, ticks);
        LastTicks = Math.Max(LastTicks, ticks);
        Failures += count;
        _burst.Add(ticks, count);
        _slow.Add(ticks, count);
        if (_failuresByUser.ContainsKey(attempt.User) || _failuresByUser.Count < MaxUsers)
        {
            _failuresByUser[attempt.User] = _failuresByUser.GetValueOrDefault(attempt.User) + count;
        }

        if (_eventIds.Count == MaxEvents)
        {
            _eventIds.Dequeue();
        }

        _eventIds.Enqueue(eventId);
        return count;
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(StartTicks);
        writer.Write(LastTicks);
        writer.Write(Failures);
        writer.Write(Reported);
        writer.Write(Resource.Value);
        writer.Write(Program);
        writer.Write(ServicePort ?? "");
        writer.Write(_unknownPending);
        writer.Write(_lastClientPort);
        _burst.Save(writer);
        _slow.Save(writer);
        writer.WriteAll(_failuresByUser, (w, user) =>
        {
            w.Write(user.Key);
            w.Write(user.Value);
        });
        writer.WriteAll(_entered, (w, user) => w.Write(user));
        writer.WriteAll(_eventIds, (w, id) => w.Write(id));
    }

    public static AddressEpisode Load(BinaryReader reader)
    {
        var episode = new AddressEpisode
        {
            StartTicks = reader.ReadInt64(),
            LastTicks = reader.ReadInt64(),
            Failures = reader.ReadInt32(),
            Reported = reader.ReadInt32(),
            Resource = new(reader.ReadString()),
            Program = reader.ReadString(),
            ServicePort = reader.ReadString() is { Length: > 0 } port ? port : null,
            _unknownPending = reader.ReadInt32(),
            _lastClientPort = reader.ReadInt32(),
        };
        episode._burst.Load(reader);
        episode._slow.Load(reader);
        reader.ReadAll(MaxUsers, r => (Name: r.ReadString(), Count: r.ReadInt32())).ForEach(u => episode._failuresByUser[u.Name] = u.Count);
        reader.ReadAll(MaxUsers, r => r.ReadString()).ForEach(u => episode._entered.Add(u));
        reader.ReadAll(MaxEvents, r => r.ReadString()).ForEach(episode._eventIds.Enqueue);
        return episode;
    }

    private int NewFailures(LoginAttempt attempt)
    {
        switch (attempt.Outcome)
        {
            case LoginOutcome.UnknownUser:
                _unknownPending += attempt.Count;
                _lastClientPort = attempt.ClientPort;
                return attempt.Count;
            case LoginOutcome.Failed:
                _lastClientPort = attempt.ClientPort;
                var told = Math.Min(_unknownPending, attempt.Count);
                _unknownPending = 0;
                return attempt.IsGuessable ? attempt.Count - told : 0;
            default:
                return attempt.ClientPort != 0 && attempt.ClientPort == _lastClientPort ? 0 : attempt.Count;
        }
    }
}
