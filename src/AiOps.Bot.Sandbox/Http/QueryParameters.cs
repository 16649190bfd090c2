using System.Globalization;

namespace AiOps.Bot.Sandbox.Http;

/// <summary>Flat parameters of the query protocols, where lists and structures are spelled as <c>Filter.1.Value.2</c>.</summary>
internal sealed class QueryParameters
{
    private const int MaxListLength = 1_000;

    public static readonly QueryParameters Empty = new(new Dictionary<string, string>());

    private readonly IReadOnlyDictionary<string, string> _values;
    private readonly string _prefix;

    public QueryParameters(IReadOnlyDictionary<string, string> values) : this(values, "")
    {
    }

    private QueryParameters(IReadOnlyDictionary<string, string> values, string prefix) => (_values, _prefix) = (values, prefix);

    public IEnumerable<KeyValuePair<string, string>> All => _values;

    /// <summary>The value as sent; null where it is missing or empty.</summary>
    public string? Find(string name) => _values.TryGetValue(_prefix + name, out var value) && value.Length > 0 ? value : null;

    public bool Has(string name) => _values.ContainsKey(_prefix + name);

    public string Require(string name) => Find(name) ?? throw new AwsErrorException("MissingParameter", $"The request must contain the parameter {name}");

    public bool Flag(string name) => string.Equals(Find(name), "true", StringComparison.OrdinalIgnoreCase);

    public int? Number(string name) => Find(name) is not { } text
        ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new AwsErrorException("InvalidParameterValue", $"Value ({text}) for parameter {name} is invalid. Expected an integer.");

    public long? LongNumber(string name) => Find(name) is not { } text
        ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new AwsErrorException("InvalidParameterValue", $"Value ({text}) for parameter {name} is invalid. Expected an integer.");

    /// <summary>The values of <c>Name.1</c>, <c>Name.2</c>, ... up to the first gap.</summary>
    public IReadOnlyList<string> List(string name)
    {
        var found = new List<string>();
        while (found.Count < MaxListLength && _values.TryGetValue(Key(name, found.Count + 1), out var value))
        {
            found.Add(value);
        }

        return found;
    }

    /// <summary>The structures of <c>Name.1.*</c>, <c>Name.2.*</c>, ... up to the first gap.</summary>
    public IReadOnlyList<QueryParameters> Structures(string name)
    {
        var found = new List<QueryParameters>();
        while (found.Count < MaxListLength && _values.Keys.Any(k => k.StartsWith(Key(name, found.Count + 1) + ".", StringComparison.Ordinal)))
        {
            found.Add(new QueryParameters(_values, Key(name, found.Count + 1) + "."));
        }

        return found;
    }

    private string Key(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{_prefix}{name}.{index}");
}
