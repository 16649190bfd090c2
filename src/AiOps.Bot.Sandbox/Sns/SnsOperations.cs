using System.Text;
using System.Xml.Linq;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Sns;

/// <summary>SNS: publish to a topic.</summary>
internal sealed class SnsOperations(Topics topics, AccountIds ids) : IServiceOperations
{
    private const int MaxMessageBytes = 262_144;

    public IEnumerable<Operation> Operations =>
    [
        new("sns", "ListTopics", false, _ => AwsReply.Xml(new XElement("Topics", topics.Arns.Select(arn => new XElement("member", new XElement("TopicArn", arn)))))),
        new("sns", "Publish", true, Publish),
    ];

    private AwsReply Publish(AwsCall call)
    {
        var arn = call.Query.Find("TopicArn") ?? call.Query.Find("TargetArn") ?? throw Invalid("TopicArn or TargetArn Reason: no value for required parameter");
        var body = call.Query.Find("Message") ?? throw Invalid("Empty message");
        if (Encoding.UTF8.GetByteCount(body) > MaxMessageBytes)
        {
            throw Invalid("Message too long");
        }

        if (!topics.Arns.Contains(arn))
        {
            throw new AwsErrorException("NotFound", "Topic does not exist", 404);
        }

        var message = new PublishedMessage(ids.Uuid(), arn, call.Query.Find("Subject") ?? "", body);
        topics.Publish(message);
        return AwsReply.Xml(new XElement("MessageId", message.Id));
    }

    private static AwsErrorException Invalid(string what) => new("InvalidParameter", "Invalid parameter: " + what);
}
