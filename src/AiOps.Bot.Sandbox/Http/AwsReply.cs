using System.Text.Json;
using System.Xml.Linq;

namespace AiOps.Bot.Sandbox.Http;

/// <summary>What an operation answers, before the protocol's envelope.</summary>
internal abstract record AwsReply
{
    /// <summary>An answer without content.</summary>
    public static readonly AwsReply Nothing = new EmptyReply();

    /// <summary>A JSON object whose members the callback writes.</summary>
    public static AwsReply Json(Action<Utf8JsonWriter> members)
    {
        var buffer = new ReplyBody();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return new JsonReply(buffer);
    }

    /// <summary>Bytes as they are.</summary>
    public static AwsReply Raw(string contentType, byte[] body) => new RawReply(contentType, ReplyBody.Of(body));

    /// <summary>The members of a query or ec2 result, or the root of a rest-xml body; namespaces are added later.</summary>
    public static AwsReply Xml(params IEnumerable<XElement> members) => new XmlReply([.. members]);

    public static XElement Element(string name, params object?[] content) => new(name, content);

    internal sealed record EmptyReply : AwsReply;

    internal sealed record JsonReply(ReplyBody Body) : AwsReply;

    internal sealed record RawReply(string ContentType, ReplyBody Body) : AwsReply;

    internal sealed record XmlReply(IReadOnlyList<XElement> Members) : AwsReply;
}
