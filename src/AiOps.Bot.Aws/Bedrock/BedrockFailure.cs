using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core.Investigations.Models;

namespace AiOps.Bot.Aws.Bedrock;

/// <summary>Bedrock's errors in our words. Its own are left out: they may quote what was sent.</summary>
internal static class BedrockFailure
{
    public static ModelFailedException Of(AwsException exception) => new(
        exception.IsThrottling ? ModelFailure.Throttled : KindOf(exception.Code),
        exception.MissingPermission is { } permission
            ? $"Bedrock denies {permission}: give the role the policy of manifests/iam/model-policy.json, and enable the model in the account and region"
            : $"Bedrock answered {exception.Code}",
        exception.Status);

    /// <summary>An exception that came as an event.</summary>
    public static ModelFailedException InStream(string name)
    {
        var code = name.Length > 0 ? char.ToUpperInvariant(name[0]) + name[1..] : "an error without a name";
        return new(AwsErrorCodes.IsThrottling(code) ? ModelFailure.Throttled : KindOf(code), $"Bedrock broke the answer off with {code}");
    }

    private static ModelFailure KindOf(string code) => code switch
    {
        "ServiceQuotaExceededException" or "ModelNotReadyException" => ModelFailure.Throttled,
        "ModelTimeoutException" or "RequestTimeout" => ModelFailure.TimedOut,
        "ResourceNotFoundException" or "UnrecognizedClientException" or "InvalidSignatureException" or "ExpiredTokenException" => ModelFailure.Denied,
        "ValidationException" => ModelFailure.Refused,
        "UnreadableResponse" or "ResponseTooLong" => ModelFailure.Unreadable,
        _ => AwsErrorCodes.IsAccessDenied(code) ? ModelFailure.Denied : ModelFailure.Unavailable,
    };
}
