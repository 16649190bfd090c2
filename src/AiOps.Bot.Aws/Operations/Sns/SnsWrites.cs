using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.Aws.Operations.Sns;

internal sealed class SnsWrites(AwsWire wire)
{
    /// <returns>The message's id.</returns>
    public async Task<string> PublishAsync(string topicArn, string? subject, string message, CancellationToken cancellationToken)
    {
        var form = new QueryForm().Add("TopicArn", topicArn).Add("Message", message).Add("Subject", subject);
        var answer = await wire.SendAsync(form.Call(AwsApi.Sns, "Publish") with { Repeatable = false }, cancellationToken);
        return answer.Xml().Element("PublishResult")?.Text("MessageId") ?? throw AwsException.Unreadable(answer.Call, answer.Status, null);
    }
}
