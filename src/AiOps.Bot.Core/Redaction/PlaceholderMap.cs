namespace AiOps.Bot.Core.Redaction;

/// <summary>Numbers secrets as they come: where there is no key, and where a text stands for itself.</summary>
internal sealed class PlaceholderMap : IPlaceholderNames
{
    private const int MaxNumber = 1_000_000;
    private readonly Dictionary<string, string> _placeholders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public string For(in FoundSecret secret)
    {
        lock (_lock)
        {
            if (_placeholders.TryGetValue(secret.Value, out var known))
            {
                return known;
            }

            _counts[secret.Kind] = _counts.GetValueOrDefault(secret.Kind) + 1;
            return _placeholders[secret.Value] = Placeholders.Write(secret.Kind, _counts[secret.Kind]);
        }
    }

    /// <summary>Numbers that a text has already, from an earlier redaction, are not given to other secrets.</summary>
    public void Reserve(string text)
    {
        lock (_lock)
        {
            foreach (var (placeholder, kind, number) in Placeholders.Read(text))
            {
                if (number < MaxNumber && !_placeholders.ContainsValue(placeholder))
                {
                    _counts[kind] = Math.Max(_counts.GetValueOrDefault(kind), (int)number);
                }
            }
        }
    }
}
