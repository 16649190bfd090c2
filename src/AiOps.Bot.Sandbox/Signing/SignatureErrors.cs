using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Signing;

/// <summary>How each protocol's services word the refusal of a signature.</summary>
internal static class SignatureErrors
{
    private const string Mismatch = "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.";
    private const string BadToken = "The security token included in the request is invalid.";
    private const string Incomplete = "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters, a signed 'host' and a valid 'X-Amz-Date' header.";
    private const string Ec2Refusal = "AWS was not able to validate the provided access credentials";

    public static AwsErrorException For(SignatureVerdict verdict, AwsProtocol protocol) => protocol switch
    {
        AwsProtocol.Json or AwsProtocol.RestJson => Json(verdict),
        AwsProtocol.Ec2 => Ec2(verdict),
        AwsProtocol.RestXml => S3(verdict),
        _ => Query(verdict),
    };

    private static AwsErrorException Json(SignatureVerdict verdict) => verdict switch
    {
        SignatureVerdict.Missing => new("MissingAuthenticationTokenException", "Missing Authentication Token", 400),
        SignatureVerdict.Incomplete => new("IncompleteSignatureException", Incomplete, 400),
        SignatureVerdict.UnknownKey => new("UnrecognizedClientException", BadToken, 400),
        SignatureVerdict.Expired => new("InvalidSignatureException", "Signature expired: its time is more than 5 minutes away from ours.", 403),
        SignatureVerdict.WrongScope => new("InvalidSignatureException", "Credential should be scoped to a valid region and date.", 403),
        _ => new("InvalidSignatureException", Mismatch, 403),
    };

    private static AwsErrorException Query(SignatureVerdict verdict) => verdict switch
    {
        SignatureVerdict.Missing => new("MissingAuthenticationToken", "Request is missing Authentication Token", 403),
        SignatureVerdict.Incomplete => new("IncompleteSignature", Incomplete, 400),
        SignatureVerdict.UnknownKey => new("InvalidClientTokenId", BadToken, 403),
        SignatureVerdict.Expired => new("SignatureDoesNotMatch", "Signature expired: its time is more than 5 minutes away from ours.", 403),
        SignatureVerdict.WrongScope => new("SignatureDoesNotMatch", "Credential should be scoped to a valid region and date.", 403),
        _ => new("SignatureDoesNotMatch", Mismatch, 403),
    };

    private static AwsErrorException Ec2(SignatureVerdict verdict) => verdict switch
    {
        SignatureVerdict.Missing => new("MissingParameter", "The request must contain the parameter AWSAccessKeyId", 400),
        SignatureVerdict.Incomplete => new("IncompleteSignature", Incomplete, 400),
        SignatureVerdict.Expired => new("RequestExpired", "Request has expired.", 400),
        SignatureVerdict.Mismatch => new("SignatureDoesNotMatch", Mismatch, 403),
        _ => new("AuthFailure", Ec2Refusal, 401),
    };

    private static AwsErrorException S3(SignatureVerdict verdict) => verdict switch
    {
        SignatureVerdict.Missing => new("AccessDenied", "Access Denied", 403),
        SignatureVerdict.Incomplete => new("AuthorizationHeaderMalformed", Incomplete, 400),
        SignatureVerdict.UnknownKey => new("InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.", 403),
        SignatureVerdict.Expired => new("RequestTimeTooSkewed", "The difference between the request time and the current time is too large.", 403),
        SignatureVerdict.WrongScope => new("AuthorizationHeaderMalformed", "The authorization header is malformed; the region is wrong.", 400),
        _ => new("SignatureDoesNotMatch", Mismatch, 403),
    };
}
