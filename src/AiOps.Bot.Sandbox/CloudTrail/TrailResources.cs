using System.Text.Json.Nodes;

namespace AiOps.Bot.Sandbox.CloudTrail;

/// <summary>Finds the resources that a request named, for LookupEvents.</summary>
internal static class TrailResources
{
    private static readonly (string Parameter, string Type)[] Known =
    [
        ("groupId", "AWS::EC2::SecurityGroup"),
        ("roleName", "AWS::IAM::Role"),
        ("policyName", "AWS::IAM::Policy"),
        ("dBInstanceIdentifier", "AWS::RDS::DBInstance"),
        ("functionName", "AWS::Lambda::Function"),
        ("bucketName", "AWS::S3::Bucket"),
        ("target", "AWS::EC2::Instance"),
        ("topicArn", "AWS::SNS::Topic"),
        ("documentName", "AWS::SSM::Document"),
    ];

    public static IReadOnlyList<TrailResource> In(JsonObject? parameters)
    {
        var found = new List<TrailResource>();
        foreach (var (parameter, type) in Known)
        {
            if (parameters?[parameter] is JsonValue value && value.TryGetValue<string>(out var name))
            {
                found.Add(new TrailResource(type, name));
            }
        }

        foreach (var id in parameters?["instanceIds"] is JsonArray ids ? ids.OfType<JsonValue>() : [])
        {
            found.Add(new TrailResource("AWS::EC2::Instance", id.ToString()));
        }

        return found;
    }
}
