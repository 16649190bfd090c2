using System.Diagnostics.CodeAnalysis;

namespace AiOps.Bot.Detection.Features;

/// <summary>
/// A map that forgets the least recently used entry when it is full. Its order is that of use, not of hashes, so saving and loading it changes nothing.
/// </summary>
internal sealed class BoundedMap<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<KeyValuePair<TKey, TValue>>> _nodes = [];
    private readonly LinkedList<KeyValuePair<TKey, TValue>> _order = new();

    public int Count => _nodes.Count;

    /// <summary>The entries, least recently used first.</summary>
    public IEnumerable<KeyValuePair<TKey, TValue>> OldestFirst => _order;

    public bool TryUse(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (!_nodes.TryGetValue(key, out var node))
        {
            value = default;
            return false;
        }

        if (node != _order.Last)
        {
            _order.Remove(node);
            _order.AddLast(node);
        }

        value = node.Value.Value;
        return true;
    }

    /// <summary>Looks without counting as a use.</summary>
    public bool TryPeek(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var found = _nodes.TryGetValue(key, out var node);
        value = found ? node!.Value.Value : default;
        return found;
    }

    /// <summary>Adds or replaces an entry, as the most recently used one.</summary>
    public void Set(TKey key, TValue value)
    {
        Remove(key);
        if (_nodes.Count >= capacity)
        {
            Remove(_order.First!.Value.Key);
        }

        _nodes[key] = _order.AddLast(new KeyValuePair<TKey, TValue>(key, value));
    }

    public void Remove(TKey key)
    {
        if (_nodes.Remove(key, out var node))
        {
            _order.Remove(node);
        }
    }
}
