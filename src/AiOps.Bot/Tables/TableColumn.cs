using System.Globalization;
using System.Text;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Tables;

/// <summary>How the cells of one column become numbers; learned from the training table.</summary>
internal sealed class TableColumn(string name)
{
    /// <summary>Words beyond these are all counted as unseen.</summary>
    private const int MaxWords = 10_000;

    private const int LongestWord = 256;
    private static readonly byte[][] Missing = [[.. "NaN"u8], [.. "nan"u8], [.. "NA"u8], [.. "null"u8], [.. "NULL"u8], [.. "-"u8], [.. "?"u8]];

    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private Dictionary<string, int>? _numbered;
    private long _numbers;
    private long _others;

    public string Name => name;

    public SavedColumn Saved => new(name, _numbers, _others, Kind == ColumnKind.Word ? _words : null);

    public static TableColumn Of(SavedColumn saved)
    {
        var column = new TableColumn(saved.Name) { _numbers = saved.Numbers, _others = saved.Others };
        foreach (var (word, times) in saved.Words ?? [])
        {
            column._words[word] = times;
        }

        return column;
    }

    /// <summary>Numbers, unless most cells are something else.</summary>
    public ColumnKind Kind => _others > _numbers ? ColumnKind.Word : ColumnKind.Number;

    public void Learn(ReadOnlySpan<byte> cell)
    {
        if (IsMissing(cell))
        {
            return;
        }

        if (TryNumber(cell, out _))
        {
            _numbers++;
            return;
        }

        _others++;
        var word = WordOf(cell);
        if (_words.Count < MaxWords || _words.ContainsKey(word))
        {
            _words[word] = _words.GetValueOrDefault(word) + 1;
        }
    }

    /// <returns>NaN where the cell is empty, or is no number in a column of numbers.</returns>
    public float Read(ReadOnlySpan<byte> cell, out bool isBad)
    {
        isBad = false;
        if (IsMissing(cell))
        {
            return float.NaN;
        }

        if (Kind == ColumnKind.Word)
        {
            return WordSurprise.Of(_words.GetValueOrDefault(WordOf(cell)), _numbers + _others);
        }

        isBad = !TryNumber(cell, out var number);
        return isBad ? float.NaN : (float)Math.Clamp(number, float.MinValue, float.MaxValue);
    }

    /// <summary>Like <see cref="Read"/>, but words by their number, for <see cref="WordSurprise.Encode"/>.</summary>
    public float ReadNumbered(ReadOnlySpan<byte> cell, out bool isBad)
    {
        if (Kind == ColumnKind.Number || IsMissing(cell))
        {
            return Read(cell, out isBad);
        }

        isBad = false;
        _numbered ??= _words.Keys.Select((word, number) => (word, number)).ToDictionary(w => w.word, w => w.number, StringComparer.Ordinal);
        return _numbered.GetValueOrDefault(WordOf(cell), -1);
    }

    private static string WordOf(ReadOnlySpan<byte> cell) => Encoding.UTF8.GetString(cell[..Math.Min(cell.Length, LongestWord)]);

    private static bool IsMissing(ReadOnlySpan<byte> cell) => cell.IsEmpty || (cell.Length <= 4 && IsOneOf(cell, Missing));

    private static bool IsOneOf(ReadOnlySpan<byte> cell, byte[][] words)
    {
        foreach (var word in words)
        {
            if (cell.SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryNumber(ReadOnlySpan<byte> cell, out double number)
    {
        number = cell.SequenceEqual("true"u8) || cell.SequenceEqual("True"u8) ? 1 : 0;
        return number == 1 || cell.SequenceEqual("false"u8) || cell.SequenceEqual("False"u8) || double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }
}
