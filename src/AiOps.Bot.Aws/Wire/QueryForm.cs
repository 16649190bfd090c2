using System.Globalization;
using System.Text;

namespace AiOps.Bot.Aws.Wire;

/// <summary>The form that the query and ec2 protocols post. Names are those of the wire, which ec2 writes with a capital letter.</summary>
internal sealed class QueryForm
{
    private readonly List<KeyValuePair<string, string>> pairs = [];

    public QueryForm Add(string name, string? value)
    {
        if (value is not null)
        {
            pairs.Add(new(name, value));
        }

        return this;
    }

    public QueryForm Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public QueryForm Add(string name, bool value) => Add(name, value ? "true" : "false");

    /// <summary>A list as <c>Name.1</c>, <c>Name.2</c> (ec2, and flattened lists of query).</summary>
    public QueryForm AddList(string name, IEnumerable<string> values)
    {
        var index = 0;
        foreach (var value in values)
        {
            Add($"{name}.{++index}", value);
        }

        return this;
    }

    /// <summary>A list as <c>Name.member.1</c> (query), where the model gives the members another name than <c>member</c>.</summary>
    public QueryForm AddMembers(string name, IEnumerable<string> values, string member = "member") => AddList($"{name}.{member}", values);

    public AwsCall Call(AwsApi api, string operation)
    {
        var text = new StringBuilder($"Action={operation}&Version={api.Version}");
        foreach (var (name, value) in pairs)
        {
            text.Append('&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        }

        return new AwsCall
        {
            Api = api,
            Operation = operation,
            Body = Encoding.ASCII.GetBytes(text.ToString()),
            ContentType = "application/x-www-form-urlencoded; charset=utf-8",
        };
    }
}
