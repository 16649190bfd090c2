namespace AiOps.Bot.Sandbox.Http;

/// <summary>Understands authenticated requests: which operation they mean, with its input parsed.</summary>
internal sealed class CallReader(SandboxWorld world, OperationCatalog catalog)
{
    /// <exception cref="AwsErrorException">The service has no such operation, or the input isn't what its protocol says.</exception>
    public (Operation Operation, AwsCall Call) Read(ServiceDescription service, RawRequest request, string requestId, string sourceAddress)
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
            Json = JsonInput.Parse(service is { Protocol: AwsProtocol.Json or AwsProtocol.RestJson, IsOpaque: false } ? request.Body : []),
            Query = query,
            PathLabels = labels,
        });
    }
}
