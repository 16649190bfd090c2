namespace AiOps.Bot.Aws.Wire;

/// <summary>How a service spells requests, answers and errors.</summary>
internal enum AwsProtocol
{
    Json10,
    Json11,
    Query,
    Ec2,
    RestJson,
    RestXml,
}
