using System.Collections.Frozen;

namespace AiOps.Bot.Aws.Wire;

/// <summary>What AWS's error codes mean for us. The lists are those that AWS's own SDKs retry by.</summary>
internal static class AwsErrorCodes
{
    private static readonly FrozenSet<string> Throttling = FrozenSet.Create(
        StringComparer.Ordinal,
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException", "RequestThrottled", "TooManyRequestsException",
        "ProvisionedThroughputExceededException", "TransactionInProgressException", "RequestLimitExceeded", "BandwidthLimitExceeded", "SlowDown",
        "PriorRequestNotComplete", "EC2ThrottledException");

    private static readonly FrozenSet<string> Transient = FrozenSet.Create(
        StringComparer.Ordinal,
        "RequestTimeout", "RequestTimeoutException", "InternalError", "InternalFailure", "InternalServerError", "ServiceUnavailable", "ServiceUnavailableException",
        "InternalServiceError", "InternalServiceException");

    private static readonly FrozenSet<string> Denied = FrozenSet.Create(
        StringComparer.Ordinal,
        "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "Client.UnauthorizedOperation", "AuthorizationError", "AuthorizationErrorException",
        "UnauthorizedAccess", "NotAuthorized");

    public static bool IsThrottling(string code) => Throttling.Contains(code);

    public static bool IsTransient(string code) => Transient.Contains(code);

    /// <summary>True also for the codes that CloudTrail records.</summary>
    public static bool IsAccessDenied(string code) => Denied.Contains(code);
}
