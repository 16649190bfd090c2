namespace AiOps.Bot.Storage.Vectors;

/// <summary>Small numbers for names, in the order of their first appearance.</summary>
internal sealed class Numbering<T>
    where T : notnull
{
    /// <summary>A number that nothing has.</summary>
    public const int None = -1;

    private readonly Dictionary<T, int> _numbers = [];

    public int Count => _numbers.Count;

    public int Of(T name)
    {
        if (!_numbers.TryGetValue(name, out var number))
        {
            _numbers[name] = number = _numbers.Count;
        }

        return number;
    }

    public int Find(T name) => _numbers.TryGetValue(name, out var number) ? number : None;
}
