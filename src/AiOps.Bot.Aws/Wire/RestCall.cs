using System.Text;

namespace AiOps.Bot.Aws.Wire;

/// <summary>Builds calls of the REST protocols from the URI template of the operation's model, such as <c>/{Bucket}/{Key+}?list-type=2</c>.</summary>
internal sealed class RestCall(AwsApi api, string operation, HttpMethod method, string template)
{
    private readonly List<string> query = [];
    private readonly List<KeyValuePair<string, string>> headers = [];
    private string uri = template;
    private byte[]? body;
    private string? contentType;

    /// <summary>Fills <c>{name}</c>, or <c>{name+}</c> whose slashes stay.</summary>
    /// <exception cref="ArgumentException">The value is empty: the path would name another resource.</exception>
    public RestCall Label(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        uri = uri.Replace($"{{{name}}}", Uri.EscapeDataString(value), StringComparison.Ordinal)
            .Replace($"{{{name}+}}", string.Join('/', value.Split('/').Select(Uri.EscapeDataString)), StringComparison.Ordinal);
        return this;
    }

    public RestCall Query(string name, string? value)
    {
        if (value is not null)
        {
            query.Add($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}");
        }

        return this;
    }

    public RestCall Header(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            headers.Add(new(name, value));
        }

        return this;
    }

    public RestCall Body(byte[] content, string? type = null)
    {
        body = content;
        contentType = type ?? (api.Protocol == AwsProtocol.RestJson ? "application/json" : "application/xml");
        return this;
    }

    public AwsCall Build()
    {
        var path = new StringBuilder(uri);
        foreach (var pair in query)
        {
            path.Append(path.ToString().Contains('?', StringComparison.Ordinal) ? '&' : '?').Append(pair);
        }

        return new AwsCall
        {
            Api = api,
            Operation = operation,
            Method = method,
            PathAndQuery = path.ToString(),
            Headers = [.. headers],
            Body = body,
            ContentType = contentType,
        };
    }
}
