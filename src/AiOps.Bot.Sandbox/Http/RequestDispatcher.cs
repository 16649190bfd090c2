using AiOps.Bot.Sandbox.CloudTrail;
using AiOps.Bot.Sandbox.Signing;
using Microsoft.Extensions.Logging;

namespace AiOps.Bot.Sandbox.Http;

/// <summary>Takes one request from its signature to its answer.</summary>
internal sealed partial class RequestDispatcher(
    SandboxWorld world, OperationCatalog catalog, SignatureVerifier verifier, SandboxFaults faults, ILogger<RequestDispatcher> logger)
{
    public async Task<(WireReply Reply, string RequestId)> DispatchAsync(RawRequest request, string sourceAddress, CancellationToken cancellationToken)
    {
        var requestId = world.Ids.Uuid();
        var protocol = ProtocolGuess.Of(request);
        ServiceDescription? service = null;
        try
        {
            service = Authenticate(request, protocol);
            var (operation, call) = Understand(service, request, requestId, sourceAddress);
            if (faults.Latency > TimeSpan.Zero)
            {
                await Task.Delay(faults.Latency, world.Time, cancellationToken);
            }

            return (Run(operation, call), requestId);
        }
        catch (AwsErrorException error)
        {
            LogRefused(requestId, error.Code);
            return (ReplyWriter.Error(service?.Protocol ?? protocol, service?.XmlNamespace, error, requestId), requestId);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogBroke(fault, requestId);
            var error = new AwsErrorException("InternalFailure", "The sandbox account has a fault of its own; its log says more.", 500);
            return (ReplyWriter.Error(service?.Protocol ?? protocol, service?.XmlNamespace, error, requestId), requestId);
        }
    }

    private ServiceDescription Authenticate(RawRequest request, AwsProtocol protocol)
    {
        var verdict = verifier.Verify(request, world.Time.GetUtcNow());
        if (verdict != SignatureVerdict.Authentic)
        {
            throw SignatureErrors.For(verdict, protocol);
        }

        var signingName = SignatureHeader.Parse(request.Header("Authorization")!)!.Service;
        return ServiceCatalog.Find(signingName) ?? throw new AwsErrorException("UnknownOperationException", $"This account has no service {signingName}.", 404);
    }

    private (Operation Operation, AwsCall Call) Understand(ServiceDescription service, RawRequest request, string requestId, string sourceAddress)
    {
        var isForm = service.Protocol is AwsProtocol.Query or AwsProtocol.Ec2;
        var query = new QueryParameters(FormBody.Parse(isForm ? ProtocolGuess.FormText(request) : request.QueryString));
        var (operation, labels) = catalog.Find(service, request, query);
        return (operation, new AwsCall
        {
            Service = service,
            Operation = operation.Name,
            RequestId = requestId,
            Caller = world.Caller,
            Now = world.Time.GetUtcNow(),
            Request = request,
            SourceAddress = sourceAddress,
            Json = JsonInput.Parse(service.Protocol == AwsProtocol.Json ? request.Body : []),
            Query = query,
            PathLabels = labels,
        });
    }

    private WireReply Run(Operation operation, AwsCall call)
    {
        faults.ThrowIfDue(operation, call);
        lock (world.Gate)
        {
            world.AdvanceTo(call.Now);
            try
            {
                faults.ThrowIfDenied(operation, call);
                var reply = operation.Run(call);
                Remember(operation, call, null);
                return ReplyWriter.Success(call, reply);
            }
            catch (AwsErrorException error)
            {
                Remember(operation, call, error);
                throw;
            }
        }
    }

    private void Remember(Operation operation, AwsCall call, AwsErrorException? error)
    {
        LogCalled(operation.Action, call.RequestId, error?.Code);
        if (!operation.Changes)
        {
            return;
        }

        if (error is null)
        {
            world.CountChange(operation.Action);
        }

        if (!operation.IsDataEvent)
        {
            world.Trail.Append(CallRecord.Of(call, error, world.Ids));
        }
    }

    [LoggerMessage(8001, LogLevel.Debug, "Sandbox ran {Action} as {RequestId} (error: {ErrorCode})")]
    private partial void LogCalled(string action, string requestId, string? errorCode);

    [LoggerMessage(8002, LogLevel.Debug, "Sandbox refused {RequestId}: {ErrorCode}")]
    private partial void LogRefused(string requestId, string errorCode);

    [LoggerMessage(8004, LogLevel.Error, "Sandbox failed at {RequestId}")]
    private partial void LogBroke(Exception fault, string requestId);
}
