namespace AiOps.Bot.Sandbox.Http;

/// <summary>An answer other than success, in AWS's own words. The error writer gives it the shape of the protocol.</summary>
internal sealed class AwsErrorException(string code, string message, int status = 400) : Exception(message)
{
    public string Code { get; } = code;

    public int Status { get; } = status;

    /// <summary>Further members of the error's shape.</summary>
    public IReadOnlyDictionary<string, object> Members { get; init; } = new Dictionary<string, object>();
}
