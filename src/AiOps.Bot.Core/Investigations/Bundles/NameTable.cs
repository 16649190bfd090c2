namespace AiOps.Bot.Core.Investigations.Bundles;

/// <summary>Gives names numbers from 0 in the order in which they come, so that rows can be small. Not thread-safe while it grows.</summary>
public sealed class NameTable
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<string> _names = [];

    public NameTable()
    {
        _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Count => _names.Count;

    public IReadOnlyList<string> Names => _names;

    public string this[int number] => _names[number];

    /// <summary>The name's number; a new name gets the next one.</summary>
    public int Take(ReadOnlySpan<char> name)
    {
        if (_lookup.TryGetValue(name, out var number))
        {
            return number;
        }

        var text = name.ToString();
        _names.Add(text);
        _numbers.Add(text, _names.Count - 1);
        return _names.Count - 1;
    }

    /// <summary>The name's number; false where it never came.</summary>
    public bool TryFind(string name, out int number) => _numbers.TryGetValue(name, out number);
}
