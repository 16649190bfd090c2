using System.Runtime.InteropServices;
using System.Text;

namespace AiOps.Bot.Detection.Structured;

/// <summary>
/// Templates that the miner keeps no longer, and how many lines had them. Beyond some ten thousand they wait on the disk, in parts by their ids, so that memory does not grow with their
/// number. Not thread-safe.
/// </summary>
/// <param name="most">So many are held in memory.</param>
internal sealed class ForgottenTemplates(int most = ForgottenTemplates.DefaultMost) : IDisposable
{
    public const int DefaultMost = 50_000;

    private const int Parts = 64;

    /// <summary>Ids are positive: what is left of them names the part, and parts are in the order of ids.</summary>
    private const int PartShift = 63 - 6;

    private readonly BinaryWriter?[] _parts = new BinaryWriter?[Parts];
    private Dictionary<long, FoundTemplate> _held = [];

    public void Add(long id, FoundTemplate found)
    {
        Count(_held, id, found);
        if (_held.Count > most)
        {
            Spill();
        }
    }

    /// <summary>All of them, each once, in the order of their ids. Once only.</summary>
    public IEnumerable<FoundTemplate> Drain()
    {
        for (var part = 0; part < Parts; part++)
        {
            var found = _held.Where(pair => PartOf(pair.Key) == part).ToDictionary();
            foreach (var (id, template) in Read(_parts[part]))
            {
                Count(found, id, template);
            }

            foreach (var (_, template) in found.OrderBy(pair => pair.Key))
            {
                yield return template;
            }
        }
    }

    public void Dispose()
    {
        foreach (var part in _parts)
        {
            part?.Dispose();
        }
    }

    private static int PartOf(long id) => (int)(id >> PartShift);

    private static void Count(Dictionary<long, FoundTemplate> into, long id, FoundTemplate found)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(into, id, out var isKnown);
        known = isKnown ? known with { Count = known.Count + found.Count } : found;
    }

    private void Spill()
    {
        foreach (var (id, found) in _held)
        {
            var part = _parts[PartOf(id)] ??= new(Temporary(), Encoding.UTF8);
            part.Write(id);
            part.Write(found.Count);
            part.Write(found.Cells);
        }

        _held = [];
    }

    private static FileStream Temporary() =>
        new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 16 * 1024, FileOptions.DeleteOnClose);

    private static IEnumerable<(long Id, FoundTemplate Found)> Read(BinaryWriter? part)
    {
        if (part is null)
        {
            yield break;
        }

        part.Flush();
        part.BaseStream.Position = 0;
        using var reader = new BinaryReader(part.BaseStream, Encoding.UTF8, leaveOpen: true);
        while (part.BaseStream.Position < part.BaseStream.Length)
        {
            var (id, count) = (reader.ReadInt64(), reader.ReadInt64());
            yield return (id, new(reader.ReadString(), count));
        }
    }
}
