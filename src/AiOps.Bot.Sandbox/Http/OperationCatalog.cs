namespace AiOps.Bot.Sandbox.Http;

/// <summary>Finds the operation that an authenticated request means.</summary>
internal sealed class OperationCatalog(IEnumerable<IServiceOperations> services)
{
    private readonly Dictionary<string, Operation> _operations = services.SelectMany(s => s.Operations).ToDictionary(o => o.Action, StringComparer.Ordinal);

    /// <summary>All operations, for the test that calls each of them.</summary>
    public IEnumerable<Operation> All => _operations.Values;

    /// <exception cref="AwsErrorException">The protocol's own error for an operation that the service doesn't have.</exception>
    public (Operation Operation, IReadOnlyList<string> Labels) Find(ServiceDescription service, RawRequest request, QueryParameters query) => service.Protocol switch
    {
        AwsProtocol.Json => (ByTarget(service, request), []),
        AwsProtocol.Query or AwsProtocol.Ec2 => (ByAction(service, query), []),
        _ => ByPath(service, request, query),
    };

    private Operation ByTarget(ServiceDescription service, RawRequest request)
    {
        var target = request.Header("X-Amz-Target") ?? "";
        var name = target.StartsWith(service.TargetPrefix + ".", StringComparison.Ordinal) ? target[(service.TargetPrefix!.Length + 1)..] : "";
        return _operations.GetValueOrDefault($"{service.IamPrefix}:{name}")
            ?? throw new AwsErrorException("UnknownOperationException", $"The operation {target} is not known to {service.SigningName}.");
    }

    private Operation ByAction(ServiceDescription service, QueryParameters query)
    {
        var name = query.Find("Action") ?? throw new AwsErrorException("MissingAction", "The request must contain the parameter Action");
        var version = query.Find("Version");
        return version == service.ApiVersion && _operations.GetValueOrDefault($"{service.IamPrefix}:{name}") is { } operation
            ? operation
            : throw new AwsErrorException("InvalidAction", $"The action {name} is not valid for version {version} of this web service.");
    }

    private (Operation Operation, IReadOnlyList<string> Labels) ByPath(ServiceDescription service, RawRequest request, QueryParameters query)
    {
        var (name, labels) = RestRoutes.Match(service.SigningName, request, query);
        return (_operations.GetValueOrDefault($"{service.IamPrefix}:{name}") ?? throw Unknown(service), labels);
    }

    private static AwsErrorException Unknown(ServiceDescription service) => service.Protocol == AwsProtocol.RestXml
        ? new("MethodNotAllowed", "The specified method is not allowed against this resource.", 405)
        : new("UnknownOperationException", "The requested operation is not known.", 404);
}
