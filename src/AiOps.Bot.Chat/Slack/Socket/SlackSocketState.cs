namespace AiOps.Bot.Chat.Slack.Socket;

/// <summary>How Socket Mode is doing, for the checkup.</summary>
internal sealed class SlackSocketState
{
    private int _open;
    private string _fault = "";

    /// <summary>Connections on which Slack said hello.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Why the last attempt failed; empty while all is well.</summary>
    public string Fault => Volatile.Read(ref _fault);

    public void Opened()
    {
        Interlocked.Increment(ref _open);
        Volatile.Write(ref _fault, "");
    }

    public void Closed() => Interlocked.Decrement(ref _open);

    public void Failed(string fault) => Volatile.Write(ref _fault, fault);
}
