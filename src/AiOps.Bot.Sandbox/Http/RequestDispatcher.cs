using AiOps.Bot.Sandbox.Signing;
using Microsoft.Extensions.Logging;

namespace AiOps.Bot.Sandbox.Http;

/// <summary>Takes one request from its signature to its answer.</summary>
internal sealed partial class RequestDispatcher(
    SandboxWorld world, SignatureVerifier verifier, CallReader reader, CallRunner runner, ILogger<RequestDispatcher> logger)
{
    public async Task<(WireReply Reply, string RequestId)> DispatchAsync(RawRequest request, string sourceAddress, CancellationToken cancellationToken)
    {
        var requestId = world.RequestIds.Uuid();
        var protocol = ProtocolGuess.Of(request);
        ServiceDescription? service = null;
        try
        {
            service = Authenticate(request, protocol);
            var (operation, call) = reader.Read(service, request, requestId, sourceAddress);
            return (await runner.RunAsync(operation, call, cancellationToken), requestId);
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

    [LoggerMessage(8002, LogLevel.Debug, "Sandbox refused {RequestId}: {ErrorCode}")]
    private partial void LogRefused(string requestId, string errorCode);

    [LoggerMessage(8004, LogLevel.Error, "Sandbox failed at {RequestId}")]
    private partial void LogBroke(Exception fault, string requestId);
}
