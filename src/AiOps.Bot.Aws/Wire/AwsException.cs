using System.Net;

namespace AiOps.Bot.Aws.Wire;

/// <summary>AWS said no, or did not answer. Says what was called, what came back and, where a permission is missing, which.</summary>
public sealed class AwsException : Exception
{
    internal AwsException(string operation, string code, string message, Exception? inner = null)
        : base($"{operation}: {code}: {message}", inner)
    {
        Operation = operation;
        Code = code;
        AwsMessage = message;
    }

    /// <summary>Service and operation, as IAM spells the pair: <c>logs:FilterLogEvents</c>.</summary>
    public string Operation { get; }

    /// <summary>AWS's error code, without namespace: <c>ThrottlingException</c>. Where nobody answered: <c>RequestTimeout</c> or <c>ConnectionFailed</c>.</summary>
    public string Code { get; }

    /// <summary>AWS's own words, cut at 2,000 characters.</summary>
    public string AwsMessage { get; }

    public string? RequestId { get; internal init; }

    /// <summary>The HTTP status; null where nobody answered.</summary>
    public HttpStatusCode? Status { get; internal init; }

    public bool IsThrottling => AwsErrorCodes.IsThrottling(Code) || Status == HttpStatusCode.TooManyRequests;

    public bool IsAccessDenied => AwsErrorCodes.IsAccessDenied(Code);

    /// <summary>The permission that is missing, from the message where it tells, else the one of the operation. Null where access was not denied.</summary>
    public string? MissingPermission => IsAccessDenied ? DeniedCall.Read(AwsMessage)?.Permission ?? Operation : null;

    internal static string Name(AwsCall call) => $"{call.Api.IamPrefix}:{call.Operation}";

    internal static AwsException Unreadable(AwsCall call, int status, Exception? inner) =>
        new(Name(call), "UnreadableResponse", $"HTTP {status} came with a body that AWS would not send; is a proxy in between?", inner) { Status = (HttpStatusCode)status };
}
