using System.Text.RegularExpressions;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>The dimension by which CloudWatch knows a resource's metrics (AWS documentation: each service's "CloudWatch metrics" page).</summary>
/// <param name="Resource">The resource as incidents name it.</param>
internal sealed partial record MetricSubject(string Resource, string Dimension, string Value)
{
    private static readonly (string Service, string Type, string Dimension)[] Arns =
    [
        ("lambda", "function:", "FunctionName"), ("rds", "db:", "DBInstanceIdentifier"), ("rds", "cluster:", "DBClusterIdentifier"), ("dynamodb", "table/", "TableName"),
        ("elasticloadbalancing", "loadbalancer/", "LoadBalancer"), ("elasticloadbalancing", "targetgroup/", "TargetGroup"), ("sqs", "", "QueueName"), ("sns", "", "TopicName"),
        ("kinesis", "stream/", "StreamName"), ("elasticache", "cluster:", "CacheClusterId"), ("states", "stateMachine:", "StateMachineArn"), ("ec2", "instance/", "InstanceId"),
        ("ec2", "volume/", "VolumeId"), ("ec2", "natgateway/", "NatGatewayId"), ("elasticfilesystem", "file-system/", "FileSystemId"), ("es", "domain/", "DomainName"),
    ];

    /// <returns>Null where the name is of nothing whose metrics we know how to ask for.</returns>
    public static MetricSubject? Of(string name)
    {
        if (AwsNames.IsInstance(name))
        {
            return new(name, "InstanceId", name);
        }

        if (AwsNames.Database(name) is { } database)
        {
            return new(name, "DBInstanceIdentifier", database);
        }

        return LambdaGroup().Match(name) is { Success: true } function ? new(name, "FunctionName", function.Groups["name"].Value) : FromArn(name);
    }

    private static MetricSubject? FromArn(string name)
    {
        if (name.Split(':', 6) is not ["arn", _, var service, _, _, var resource])
        {
            return null;
        }

        foreach (var (known, type, dimension) in Arns)
        {
            if (known == service && resource.StartsWith(type, StringComparison.Ordinal) && resource.Length > type.Length)
            {
                return new(name, dimension, ValueOf(dimension, name, resource, type));
            }
        }

        // ECS writes arn:...:service/CLUSTER/SERVICE and has both as dimensions; the service's name is the one to look for.
        return service == "ecs" && resource.StartsWith("service/", StringComparison.Ordinal) ? new(name, "ServiceName", AwsNames.LastPart(resource)) : null;
    }

    private static string ValueOf(string dimension, string arn, string resource, string type) => dimension switch
    {
        "StateMachineArn" => arn,

        // These two keep "app/name/id" and "targetgroup/name/id".
        "TargetGroup" => resource,
        "FunctionName" => resource[type.Length..].Split(':')[0],
        _ => resource[type.Length..],
    };

    [GeneratedRegex("^/aws/lambda/(?<name>[A-Za-z0-9-_]{1,140})$", RegexOptions.CultureInvariant)]
    private static partial Regex LambdaGroup();
}
