namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>
/// Vectors by text, bounded. Two generations: what is used moves into the young one; when that is full it becomes the old one, and the old one is forgotten. Thread-safe.
/// </summary>
/// <param name="mostNumbers">How many floats each generation keeps.</param>
internal sealed class EmbeddingCache(int mostNumbers)
{
    private readonly Lock _gate = new();
    private Dictionary<string, float[]> _young = new(StringComparer.Ordinal);
    private Dictionary<string, float[]> _old = new(StringComparer.Ordinal);
    private long _numbers;

    public bool TryGet(string text, out float[] vector)
    {
        lock (_gate)
        {
            if (_young.TryGetValue(text, out vector!))
            {
                return true;
            }

            if (_old.Remove(text, out vector!))
            {
                Keep(text, vector);
                return true;
            }

            return false;
        }
    }

    public void Put(string text, float[] vector)
    {
        lock (_gate)
        {
            Keep(text, vector);
        }
    }

    private void Keep(string text, float[] vector)
    {
        if (_numbers + vector.Length > mostNumbers)
        {
            (_old, _young, _numbers) = (_young, new(StringComparer.Ordinal), 0);
        }

        _numbers += _young.TryAdd(text, vector) ? vector.Length : 0;
    }
}
