using System.Runtime.InteropServices;
using AiOps.Bot.Detection.Templates;

namespace AiOps.Bot.Detection.Sessions;

/// <summary>
/// Puts the lines of each session together. What does not fit into memory goes to the disk in parts by a hash of the key, so a session's pieces meet again however far apart
/// they are, and each session comes out once. Where nothing was put aside, sessions come out in the order of their first lines; else part by part. Not thread-safe.
/// </summary>
/// <param name="memory">Bytes, roughly.</param>
/// <param name="withPlaces">Whether to keep where events stand.</param>
internal sealed class SessionGathering(long memory = SessionGathering.DefaultMemory, bool withPlaces = false) : IDisposable
{
    /// <summary>Bytes, roughly.</summary>
    public const long DefaultMemory = 192L << 20;

    private const int Parts = 64;

    private readonly Dictionary<string, OpenSession> _open = new(StringComparer.Ordinal);
    private SessionSpool?[] _spools = [];
    private long _size;
    private long _order;

    public bool IsSpilled => _spools.Length > 0;

    public void Add(ReadOnlySpan<char> key, int kind, in SessionTraits line, in EventPlace place = default)
    {
        ref var session = ref CollectionsMarshal.GetValueRefOrAddDefault(_open.GetAlternateLookup<ReadOnlySpan<char>>(), key, out var isKnown);
        session ??= new(key.ToString(), _order++, withPlaces);
        var before = isKnown ? session.Size : 0;
        session.Add(kind, line, place);
        _size += session.Size - before;
        if (_size > memory)
        {
            Spill();
        }
    }

    /// <summary>All sessions. Once only.</summary>
    /// <param name="settled">The kinds that stand for the kinds that were added.</param>
    public IEnumerable<LogSession> Drain(int[] settled)
    {
        if (!IsSpilled)
        {
            foreach (var session in _open.Values)
            {
                yield return session.Close(settled);
            }

            yield break;
        }

        Spill();
        foreach (var spool in _spools)
        {
            foreach (var session in spool?.Read() ?? [])
            {
                yield return session.Close(settled);
            }
        }
    }

    public void Dispose()
    {
        foreach (var spool in _spools)
        {
            spool?.Dispose();
        }
    }

    private void Spill()
    {
        _spools = IsSpilled ? _spools : new SessionSpool?[Parts];
        foreach (var session in _open.Values)
        {
            (_spools[TextHash.Of(session.Key) % Parts] ??= new(withPlaces)).Write(session);
        }

        _open.Clear();
        _size = 0;
    }
}
