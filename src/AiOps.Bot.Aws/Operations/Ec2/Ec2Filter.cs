namespace AiOps.Bot.Aws.Operations.Ec2;

/// <summary>One condition of a Describe call; any of the values will do.</summary>
internal sealed record Ec2Filter(string Name, params string[] Values);
