using System.Text.Json;
using AiOps.Bot.Core.Alerts;

namespace AiOps.Bot.IntegrationTests.WebConsole;

/// <summary>Takes any JSON object.</summary>
internal sealed class PlainAlertSource : IAlertSource
{
    public string Name => "plain";

    public IReadOnlyList<AlertSignal> Parse(ReadOnlyMemory<byte> body, DateTimeOffset receivedAt)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? [] : throw new FormatException("an object is expected");
        }
        catch (JsonException ex)
        {
            throw new FormatException("not JSON: " + ex.Message, ex);
        }
    }
}
