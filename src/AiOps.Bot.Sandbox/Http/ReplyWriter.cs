using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace AiOps.Bot.Sandbox.Http;

/// <summary>Puts answers and errors into the envelope of the call's protocol. Pure: bytes out.</summary>
internal static class ReplyWriter
{
    public static WireReply Success(AwsCall call, AwsReply reply) => call.Service.Protocol switch
    {
        AwsProtocol.Json => new(200, $"application/x-amz-json-{call.Service.JsonVersion}", JsonBody(reply)),
        AwsProtocol.RestJson when reply is AwsReply.RawReply raw => new(200, raw.ContentType, raw.Body),
        AwsProtocol.RestJson => new(200, "application/json", JsonBody(reply)),
        AwsProtocol.Query => new(200, "text/xml", Xml(QueryEnvelope(call, reply), call.Service.XmlNamespace)),
        AwsProtocol.Ec2 => new(200, "text/xml;charset=UTF-8", Xml(Ec2Envelope(call, reply), call.Service.XmlNamespace)),
        _ => new(200, "application/xml", reply is AwsReply.XmlReply { Members: [var root] } ? Xml(root, call.Service.XmlNamespace) : new()),
    };

    public static WireReply Error(AwsProtocol protocol, string? xmlNamespace, AwsErrorException error, string requestId) => protocol switch
    {
        AwsProtocol.Json => new(error.Status, "application/x-amz-json-1.1", JsonError(error)),
        AwsProtocol.RestJson => new(error.Status, "application/json", JsonError(error)) { ErrorType = error.Code },
        AwsProtocol.Ec2 => new(error.Status, "text/xml;charset=UTF-8", Xml(Ec2Error(error, requestId), null)),
        AwsProtocol.RestXml => new(error.Status, "application/xml", Xml(S3Error(error, requestId), null)),
        _ => new(error.Status, "text/xml", Xml(QueryError(error, requestId), xmlNamespace)),
    };

    private static ReplyBody JsonBody(AwsReply reply) => reply is AwsReply.JsonReply json ? json.Body : new();

    private static ReplyBody JsonError(AwsErrorException error)
        => ReplyBody.Of(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>(error.Members) { ["__type"] = error.Code, ["message"] = error.Message }));

    private static XElement QueryEnvelope(AwsCall call, AwsReply reply)
    {
        var envelope = new XElement(call.Operation + "Response");
        if (reply is AwsReply.XmlReply xml)
        {
            envelope.Add(new XElement(call.Operation + "Result", xml.Members));
        }

        envelope.Add(new XElement("ResponseMetadata", new XElement("RequestId", call.RequestId)));
        return envelope;
    }

    private static XElement Ec2Envelope(AwsCall call, AwsReply reply)
        => new(call.Operation + "Response", new XElement("requestId", call.RequestId), (reply as AwsReply.XmlReply)?.Members);

    private static XElement QueryError(AwsErrorException error, string requestId) => new(
        "ErrorResponse",
        new XElement("Error", new XElement("Type", error.Status < 500 ? "Sender" : "Receiver"), new XElement("Code", error.Code), new XElement("Message", error.Message)),
        new XElement("RequestId", requestId));

    private static XElement Ec2Error(AwsErrorException error, string requestId) => new(
        "Response",
        new XElement("Errors", new XElement("Error", new XElement("Code", error.Code), new XElement("Message", error.Message))),
        new XElement("RequestID", requestId));

    private static XElement S3Error(AwsErrorException error, string requestId) => new(
        "Error",
        new XElement("Code", error.Code),
        new XElement("Message", error.Message),
        new XElement("RequestId", requestId));

    private static ReplyBody Xml(XElement root, string? xmlNamespace)
    {
        if (xmlNamespace is not null)
        {
            XNamespace ns = xmlNamespace;
            foreach (var element in root.DescendantsAndSelf())
            {
                element.Name = ns + element.Name.LocalName;
            }
        }

        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false }))
        {
            root.Save(writer);
        }

        return ReplyBody.Of(stream.ToArray());
    }
}
