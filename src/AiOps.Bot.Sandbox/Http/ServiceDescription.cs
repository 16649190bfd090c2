namespace AiOps.Bot.Sandbox.Http;

/// <summary>What a service's public model says about its wire format.</summary>
/// <param name="SigningName">The service in the credential scope of a signature.</param>
/// <param name="JsonVersion">For JSON: the version in the content type.</param>
/// <param name="TargetPrefix">For JSON: what precedes the operation in X-Amz-Target.</param>
/// <param name="XmlNamespace">For query, ec2 and rest-xml: the namespace of answers.</param>
internal sealed record ServiceDescription(string SigningName, AwsProtocol Protocol, string? JsonVersion, string? TargetPrefix, string? XmlNamespace)
{
    /// <summary>The prefix of the service's actions in policies; the signing name for all but a few.</summary>
    public string IamPrefix { get; init; } = SigningName;

    /// <summary>The API version that query requests name; null elsewhere.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>True for services whose signatures are scoped to us-east-1 wherever the caller is.</summary>
    public bool IsGlobal { get; init; }

    /// <summary>True where a body is the callee's business: a model's rows, in whatever form.</summary>
    public bool IsOpaque { get; init; }

    public string EventSource => SigningName + ".amazonaws.com";
}
