namespace AiOps.Bot.Aws.Bedrock;

/// <summary>One message of an event stream.</summary>
/// <param name="Headers">Values are bool, long, string, byte[] or Guid; times are milliseconds since 1970.</param>
internal sealed record EventMessage(IReadOnlyDictionary<string, object> Headers, ReadOnlyMemory<byte> Payload)
{
    /// <summary><c>event</c>, <c>exception</c> or <c>error</c>.</summary>
    public string Kind => Text(":message-type");

    /// <summary>The name of the event, exception or error.</summary>
    public string Name => Kind switch
    {
        "exception" => Text(":exception-type"),
        "error" => Text(":error-code"),
        _ => Text(":event-type"),
    };

    private string Text(string header) => Headers.GetValueOrDefault(header) as string ?? "";
}
