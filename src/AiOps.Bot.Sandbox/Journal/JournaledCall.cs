using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Journal;

/// <summary>A call that changes the account, as much of it as running it again needs.</summary>
internal sealed record JournaledCall
{
    private static readonly string[] KeptHeaders = ["X-Amz-Target", "User-Agent", "Content-Type"];

    public required DateTimeOffset At { get; init; }

    public required string RequestId { get; init; }

    /// <summary>The service's signing name.</summary>
    public required string Service { get; init; }

    public required string SourceAddress { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required string QueryString { get; init; }

    /// <summary>Never the signature: it is of no use later.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>True where it was denied on purpose, which leaves only its record.</summary>
    public bool Denied { get; init; }

    public static JournaledCall Of(AwsCall call, bool denied) => new()
    {
        At = call.Now,
        RequestId = call.RequestId,
        Service = call.Service.SigningName,
        SourceAddress = call.SourceAddress,
        Method = call.Request.Method,
        Path = call.Request.Path,
        QueryString = call.Request.QueryString,
        Headers = KeptHeaders.Where(name => call.Request.Header(name) is not null).ToDictionary(name => name, name => call.Request.Header(name)!),
        Body = call.Request.Body,
        Denied = denied,
    };

    public RawRequest ToRequest() => new(Method, Path, QueryString, [.. Headers], Body);
}
