namespace AiOps.Bot.Sandbox.Sns;

internal sealed record PublishedMessage(string Id, string TopicArn, string Subject, string Body);
