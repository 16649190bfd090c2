using System.Runtime.InteropServices;
using AiOps.Bot.Detection.Templates;

namespace AiOps.Bot.Detection.Sessions;

/// <summary>
/// Puts the lines of each session together. What does not fit into memory goes to the disk in parts by a hash of the key, so a session's pieces meet again however far apart
/// they are, and each session comes out once. Where nothing was put aside, sessions come out in the order of their first lines; else part by part. Not thread-safe.
/// </summary>
internal sealed class SessionGathering(long memory = SessionGathering.DefaultMemory) : IDisposable
{
    /// <summary>Bytes, roughly.</summary>
    public const long DefaultMemory = 192L << 20;

    private const int Parts = 64;

    private readonly Dictionary<string, OpenSession> _open = new(StringComparer.Ordinal);
    private SessionSpool?[] _spools = [];
    private long _size;
    private long _order;

    public bool IsSpilled => _spools.Length > 0;

    public void Add(ReadOnlySpan<char> key, int kind, in SessionTraits line)
    {
        ref var session = ref CollectionsMarshal.GetValueRefOrAddDefault(_open.GetAlternateLookup<ReadOnlySpan<char>>(), key, out var isKnown);
        session ??= new(key.ToString(), _order++);
        var before = isKnown ? session.Size : 0;
        session.Add(kind, line);
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
            (_spools[TextHash.Of(session.Key) % Parts] ??= new()).Write(session);
        }

        _open.Clear();
        _size = 0;
    }
}
