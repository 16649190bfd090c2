namespace AiOps.Bot.Sandbox.Http;

/// <summary>The wire formats of AWS that the sandbox speaks.</summary>
internal enum AwsProtocol
{
    Json,
    Query,
    Ec2,
    RestJson,
    RestXml,
}
