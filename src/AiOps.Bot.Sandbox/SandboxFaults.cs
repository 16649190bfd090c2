using System.Collections.Concurrent;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox;

/// <summary>Makes the account misbehave on purpose. Thread-safe; may be changed while the account runs.</summary>
public sealed class SandboxFaults
{
    private readonly ConcurrentDictionary<string, bool> _denied = new(StringComparer.OrdinalIgnoreCase);
    private int _calls;

    /// <summary>Every n-th call is throttled; 0 throttles none.</summary>
    public int ThrottleEvery { get; set; }

    /// <summary>Every n-th call fails with an internal error of the service; 0 fails none.</summary>
    public int FailEvery { get; set; }

    /// <summary>How long each call waits before it is run.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Denies an action, spelled as in policies: <c>ssm:SendCommand</c>, or a whole service as <c>ssm:*</c>.</summary>
    public void Deny(string action) => _denied[action] = true;

    /// <summary>Allows an action again that was denied before.</summary>
    public void Allow(string action) => _denied.TryRemove(action, out _);

    internal void ThrowIfDue(Operation operation, AwsCall call)
    {
        var count = Interlocked.Increment(ref _calls);
        if (ThrottleEvery > 0 && count % ThrottleEvery == 0)
        {
            throw Throttled(call.Service.Protocol);
        }

        if (FailEvery > 0 && count % FailEvery == 0)
        {
            throw Failed(call.Service.Protocol, operation);
        }
    }

    /// <returns>Null where the call is not denied.</returns>
    internal AwsErrorException? DenialOf(Operation operation, AwsCall call)
        => _denied.ContainsKey(operation.Action) || _denied.ContainsKey(operation.Service + ":*") ? Denied(operation, call) : null;

    internal static AwsErrorException Denied(Operation operation, AwsCall call)
    {
        var text = $"User: {call.Caller.Arn} is not authorized to perform: {operation.Action} because no identity-based policy allows the {operation.Action} action";
        return call.Service.Protocol switch
        {
            AwsProtocol.Json or AwsProtocol.RestJson => new AwsErrorException("AccessDeniedException", text, call.Service.Protocol == AwsProtocol.Json ? 400 : 403),
            AwsProtocol.Ec2 => new AwsErrorException("UnauthorizedOperation", "You are not authorized to perform this operation. " + text, 403),
            _ => new AwsErrorException("AccessDenied", text, 403),
        };
    }

    private static AwsErrorException Throttled(AwsProtocol protocol) => protocol switch
    {
        AwsProtocol.Json => new("ThrottlingException", "Rate exceeded"),
        AwsProtocol.RestJson => new("TooManyRequestsException", "Rate exceeded", 429),
        AwsProtocol.Ec2 => new("RequestLimitExceeded", "Request limit exceeded.", 503),
        AwsProtocol.RestXml => new("SlowDown", "Please reduce your request rate.", 503),
        _ => new("Throttling", "Rate exceeded"),
    };

    internal static AwsErrorException Failed(AwsProtocol protocol, Operation operation) => protocol switch
    {
        AwsProtocol.Json or AwsProtocol.RestJson => new("InternalServerError", $"{operation.Name} failed inside the service. Try again.", 500),
        AwsProtocol.Query => new("InternalFailure", $"{operation.Name} failed inside the service. Try again.", 500),
        _ => new("InternalError", "An internal error has occurred. Try again.", 500),
    };
}
