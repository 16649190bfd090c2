namespace AiOps.Bot.Sandbox.Sns;

/// <summary>The account's topics, and the last messages published to them.</summary>
internal sealed class Topics
{
    private const int MaxKept = 1_000;

    public SortedSet<string> Arns { get; } = new(StringComparer.Ordinal);

    public Queue<PublishedMessage> Published { get; } = new();

    public void Publish(PublishedMessage message)
    {
        Published.Enqueue(message);
        if (Published.Count > MaxKept)
        {
            Published.Dequeue();
        }
    }
}
