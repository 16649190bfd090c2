namespace AiOps.Bot.Sandbox.CloudTrail;

/// <param name="Type">As LookupEvents names it: <c>AWS::EC2::SecurityGroup</c>.</param>
internal sealed record TrailResource(string Type, string Name);
