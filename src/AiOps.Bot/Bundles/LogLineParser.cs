using System.Text.Json;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Bundles;

/// <summary>Reads a log line's fields straight from its bytes. Not thread-safe.</summary>
internal sealed class LogLineParser
{
    // What follows in a longer message is a dump; its statement is told by its beginning.
    private const int LongestMessage = 8_192;

    private char[] _name = new char[256];

    /// <summary>Adds the line to the batch; returns null, or why it is skipped.</summary>
    public string? Take(ReadOnlySpan<byte> line, LogLineBatch batch)
    {
        var reader = new Utf8JsonReader(line);
        var fields = new LogLine { Entity = -1, Length = -1, Start = batch.TextLength };
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return "not a JSON object; skipped";
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Read(ref reader, ref fields, batch);
        }

        return Missing(fields) ?? Add(batch, ref fields);
    }

    private void Read(ref Utf8JsonReader reader, ref LogLine line, LogLineBatch batch)
    {
        var field = FieldOf(reader.ValueSpan);
        reader.Read();
        switch (field)
        {
            case Field.Timestamp: line.Ticks = TimeOf(ref reader); break;
            case Field.Entity: line.Entity = EntityOf(batch, ref reader); break;
            case Field.Message: line.Length = MessageInto(batch, ref reader); break;
            case Field.Trace: line.Trace = JsonFields.Id(ref reader); break;
            case Field.Span: line.Span = JsonFields.Id(ref reader); break;
            case Field.Level: line.Severity = SeverityOf(ref reader); break;
            default: reader.Skip(); break;
        }
    }

    private static string? Add(LogLineBatch batch, ref LogLine line)
    {
        batch.Add(ref line);
        return null;
    }

    private static long TimeOf(ref Utf8JsonReader reader)
    {
        var isTime = BundleTime.TryRead(ref reader, out var ticks);
        reader.Skip();
        return isTime ? ticks : 0;
    }

    private static string? Missing(in LogLine line) => line switch
    {
        { Ticks: 0 } => "no timestamp that can be read; skipped",
        { Entity: < 0 } => "no entity; skipped",
        { Length: < 0 } => "no message; skipped",
        _ => null,
    };

    private enum Field
    {
        Other,
        Timestamp,
        Entity,
        Level,
        Message,
        Trace,
        Span,
    }

    private static Field FieldOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        9 when name.SequenceEqual("timestamp"u8) => Field.Timestamp,
        6 when name.SequenceEqual("entity"u8) => Field.Entity,
        7 when name.SequenceEqual("message"u8) => Field.Message,
        5 when name.SequenceEqual("level"u8) => Field.Level,
        5 when name.SequenceEqual("trace"u8) => Field.Trace,
        4 when name.SequenceEqual("span"u8) => Field.Span,
        _ => Field.Other,
    };

    private int EntityOf(LogLineBatch batch, ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || reader.ValueSpan.IsEmpty)
        {
            reader.Skip();
            return -1;
        }

        if (_name.Length < reader.ValueSpan.Length)
        {
            _name = new char[reader.ValueSpan.Length];
        }

        return batch.Entities.Take(_name.AsSpan(0, reader.CopyString(_name)));
    }

    private static int MessageInto(LogLineBatch batch, ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return -1;
        }

        return Math.Min(reader.CopyString(batch.Room(reader.ValueSpan.Length)), LongestMessage);
    }

    private static LogSeverity SeverityOf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return LevelWords.Of(reader.ValueSpan);
        }

        reader.Skip();
        return LogSeverity.Unknown;
    }
}
