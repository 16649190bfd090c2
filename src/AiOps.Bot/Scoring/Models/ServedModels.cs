using System.Runtime.InteropServices;
using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Detection.Models;
using AiOps.Bot.Tables;

namespace AiOps.Bot.Scoring.Models;

/// <summary>
/// Registered models in memory, bounded by the size of their files: who was not asked for the longest time is let go first. What the registry says is asked anew each time, so
/// whatever another process changed counts at once; the content of a version never changes.
/// </summary>
internal sealed class ServedModels(IModelRegistry registry) : IDisposable
{
    /// <summary>In memory a model takes about as much as in its file.</summary>
    private const long MostBytes = 256L << 20;

    private readonly Dictionary<string, (ServedModel Model, long Asked)> _byHash = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1);
    private long _asked;

    /// <returns>Null where there is no such version, or it is retired.</returns>
    /// <exception cref="FormatException">The content is no model that this program can read.</exception>
    public async Task<ServedModel?> FindAsync(string name, int version, CancellationToken cancellationToken)
    {
        if (await registry.FindAsync(name, version, cancellationToken) is not { RetiredAt: null } registered)
        {
            return null;
        }

        // One at a time: two of the same would be read twice.
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var known = _byHash.TryGetValue(registered.Hash, out var held) ? held.Model with { Registered = registered } : await LoadAsync(registered, cancellationToken);
            if (known is not null)
            {
                _byHash[registered.Hash] = (known, ++_asked);
                LetGo();
            }

            return known;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<ServedModel?> LoadAsync(RegisteredModel registered, CancellationToken cancellationToken)
    {
        if (await registry.ReadContentAsync(registered.Name, registered.Version, cancellationToken) is not { } content)
        {
            return null;
        }

        using var stream = MemoryMarshal.TryGetArray(content, out var array) ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false) : new MemoryStream(content.ToArray());
        var saved = await ModelFile.ReadAsync(stream, cancellationToken);
        var manifest = ModelManifest.Read(saved.Manifest);
        return saved.Scorer.Width == manifest.Columns.Count
            ? new(registered, saved.Scorer, [.. manifest.Columns.Select(TableColumn.Of)], manifest.Reference?.IsSound(saved.Scorer.Width) == true ? manifest.Reference : null)
            : throw new FormatException("its scorer and its columns do not fit together");
    }

    private void LetGo()
    {
        while (_byHash.Count > 1 && _byHash.Values.Sum(h => (long)h.Model.Registered.Bytes) > MostBytes)
        {
            _byHash.Remove(_byHash.MinBy(h => h.Value.Asked).Key);
        }
    }
}
