namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>
/// How much a shared word says: a word of many changes or of the daily log says little (inverse document frequency, Spärck Jones 1972), scaled to 0..1.
/// </summary>
internal sealed class WordRarity
{
    /// <summary>Sharpens: several half-common words must not outweigh one rare one.</summary>
    private const double Power = 1.5;

    private const double Smoothing = 0.5;

    private readonly Dictionary<string, int> _documents = new(StringComparer.Ordinal);
    private int _count;

    public void Add(IEnumerable<string> document)
    {
        _count++;
        foreach (var word in document.Distinct(StringComparer.Ordinal))
        {
            _documents[word] = _documents.GetValueOrDefault(word) + 1;
        }
    }

    public double Of(string word) =>
        _count == 0 ? 0 : Math.Pow(Math.Max(0, Math.Log((_count + 1) / (_documents.GetValueOrDefault(word) + Smoothing)) / Math.Log(_count + 1)), Power);
}
