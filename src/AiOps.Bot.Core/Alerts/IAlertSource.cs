namespace AiOps.Bot.Core.Alerts;

/// <summary>Understands one system's notifications. Pure: bytes in, alerts out. The endpoint and the worker are generic over sources.</summary>
public interface IAlertSource
{
    /// <summary>The word in the URL: <c>POST /api/v1/alerts/{name}</c>.</summary>
    string Name { get; }

    /// <summary>Turns a payload into what it reports; an empty list where it reports nothing (a test ping).</summary>
    /// <exception cref="FormatException">The payload is not of this system's form; the message says what is wrong.</exception>
    IReadOnlyList<AlertSignal> Parse(ReadOnlyMemory<byte> body, DateTimeOffset receivedAt);
}
