using System.Globalization;
using System.Text.Json;

namespace AiOps.Bot.Sandbox.Logs.Insights;

/// <summary>A line that a query found.</summary>
internal sealed record InsightsRow(LogGroup Group, LogStream Stream, LogEntry Entry)
{
    public void Write(Utf8JsonWriter writer, AccountFacts account)
    {
        writer.WriteStartArray();
        Field(writer, "@timestamp", DateTimeOffset.FromUnixTimeMilliseconds(Entry.Time).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture));
        Field(writer, "@message", Entry.Message.ToString());
        Field(writer, "@logStream", Stream.Name);
        Field(writer, "@log", $"{account.AccountId}:{Group.Name}");
        Field(writer, "@ptr", FilterLogEvents.EventId(Entry));
        writer.WriteEndArray();
    }

    private static void Field(Utf8JsonWriter writer, string name, string value)
    {
        writer.WriteStartObject();
        writer.WriteString("field", name);
        writer.WriteString("value", value);
        writer.WriteEndObject();
    }
}
