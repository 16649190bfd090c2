using System.Net;
using System.Text.Json;
using System.Xml;

namespace AiOps.Bot.Aws.Wire;

/// <summary>Reads an error answer of any protocol. Survives anything: a proxy's HTML page becomes an error with the status as its code.</summary>
internal static class AwsErrors
{
    private const int LongestMessage = 2_000;

    public static AwsException Read(AwsCall call, HttpStatusCode status, IReadOnlyDictionary<string, string> headers, byte[] body)
    {
        var error = call.Api.Protocol is AwsProtocol.Json10 or AwsProtocol.Json11 or AwsProtocol.RestJson ? FromJson(headers, body) : FromXml(body);
        var message = error.Message ?? $"HTTP {(int)status} without an explanation";
        return new AwsException(AwsException.Name(call), Bare(error.Code) ?? status.ToString(), message.Length > LongestMessage ? message[..LongestMessage] : message)
        {
            Status = status,
            RequestId = error.RequestId ?? Header(headers, "x-amzn-requestid") ?? Header(headers, "x-amz-request-id"),
        };
    }

    private static Error FromJson(IReadOnlyDictionary<string, string> headers, byte[] body)
    {
        var compatible = Header(headers, "x-amzn-query-error")?.Split(';')[0];
        var code = compatible ?? Header(headers, "x-amzn-errortype");
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return new(code ?? root.Text("__type") ?? root.Text("code") ?? root.Text("Code"), MessageOf(root), null);
        }
        catch (JsonException)
        {
            // What stands before a service and checks signatures may answer in XML.
            var error = FromXml(body);
            return error with { Code = code ?? error.Code };
        }
    }

    /// <summary>SageMaker tells of its containers' own answers beside the message.</summary>
    private static string? MessageOf(JsonElement root)
    {
        var message = root.Text("message") ?? root.Text("Message") ?? root.Text("errorMessage");
        return root.Integer("OriginalStatusCode") is { } status ? $"{message} (the container answered {status}: {root.Text("OriginalMessage")})" : message;
    }

    private static Error FromXml(byte[] body)
    {
        try
        {
            var root = XmlReading.Parse(body);
            var error = root.DescendantsAndSelf("Error").FirstOrDefault();
            var id = root.Descendants("RequestId").Concat(root.Descendants("RequestID")).FirstOrDefault()?.Value;
            return new(error?.Text("Code"), error?.Text("Message") ?? error?.Text("message"), id);
        }
        catch (XmlException)
        {
            return new(null, null, null);
        }
    }

    /// <summary>Without the model's namespace before a # and the URI after a colon.</summary>
    private static string? Bare(string? code)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return null;
        }

        var bare = code[(code.LastIndexOf('#') + 1)..];
        var colon = bare.IndexOf(':', StringComparison.Ordinal);
        return (colon < 0 ? bare : bare[..colon]).Trim();
    }

    private static string? Header(IReadOnlyDictionary<string, string> headers, string name) => headers.GetValueOrDefault(name);

    private sealed record Error(string? Code, string? Message, string? RequestId);
}
