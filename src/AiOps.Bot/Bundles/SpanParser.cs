using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Bundles;

/// <summary>Reads spans straight from their bytes. A span that comes twice counts once. Not thread-safe.</summary>
internal sealed class SpanParser(NameTable entities, NameTable operations)
{
    /// <summary>So many rows are kept: 100 MB of them.</summary>
    public const int MostRows = 2_000_000;

    private readonly HashSet<ulong> _seen = [];
    private char[] _name = new char[256];

    public List<SpanRow> Rows { get; } = [];

    public long Total { get; private set; }

    /// <summary>Adds the span; returns null, or why it is skipped.</summary>
    public string? Take(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        var fields = new SpanFields { Entity = -1, DurationMs = -1 };
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return "not a JSON object; skipped";
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Read(ref reader, ref fields);
        }

        return Missing(fields) ?? Add(fields);
    }

    private static string? Missing(in SpanFields fields) => fields switch
    {
        { Trace: 0 } => "no trace; skipped",
        { Id: 0 } => "no span id; skipped",
        { Entity: < 0 } => "no entity; skipped",
        { StartTicks: 0 } => "no start that can be read; skipped",
        { DurationMs: < 0 } => "no duration_ms; skipped",
        _ => null,
    };

    private string? Add(in SpanFields fields)
    {
        Total++;
        if (Rows.Count >= MostRows)
        {
            return null;
        }

        if (!_seen.Add(IdHash.Join(fields.Trace, fields.Id)))
        {
            return "a span id that was there before in this trace; skipped";
        }

        Rows.Add(new(fields.Trace, fields.Id, fields.Parent, fields.StartTicks, fields.DurationMs, fields.Entity, fields.Operation, fields.IsError));
        return null;
    }

    private void Read(ref Utf8JsonReader reader, ref SpanFields fields)
    {
        var name = SpanFields.KindOf(reader.ValueSpan);
        reader.Read();
        switch (name)
        {
            case SpanField.Trace: fields.Trace = JsonFields.Id(ref reader); break;
            case SpanField.Id: fields.Id = JsonFields.Id(ref reader); break;
            case SpanField.Parent: fields.Parent = JsonFields.Id(ref reader); break;
            case SpanField.Entity: fields.Entity = NameIn(entities, ref reader); break;
            case SpanField.Operation: fields.Operation = Math.Max(0, NameIn(operations, ref reader)); break;
            case SpanField.Start: fields.StartTicks = Time(ref reader); break;
            case SpanField.Duration: fields.DurationMs = Number(ref reader); break;
            case SpanField.Status: fields.IsError |= IsError(ref reader); break;
            default: reader.Skip(); break;
        }
    }

    private static long Time(ref Utf8JsonReader reader)
    {
        var isTime = BundleTime.TryRead(ref reader, out var ticks);
        reader.Skip();
        return isTime ? ticks : 0;
    }

    private int NameIn(NameTable names, ref Utf8JsonReader reader)
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

        return names.Take(_name.AsSpan(0, reader.CopyString(_name)));
    }

    private static double Number(ref Utf8JsonReader reader)
    {
        var number = -1.0;
        _ = reader.TokenType switch
        {
            JsonTokenType.Number => reader.TryGetDouble(out number),
            JsonTokenType.String => Utf8Parser.TryParse(reader.ValueSpan, out number, out _),
            _ => reader.TrySkip(),
        };
        return double.IsFinite(number) ? number : -1;
    }

    /// <summary>"error", "ERROR", "STATUS_CODE_ERROR", true, 500 and above; a status that is not known speaks for nothing.</summary>
    private static bool IsError(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True: return true;
            case JsonTokenType.Number: return reader.TryGetDouble(out var code) && code is >= 500 and < 600;
            case JsonTokenType.String:
                var text = reader.GetString()!;
                return text.EndsWith("error", StringComparison.OrdinalIgnoreCase)
                    || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 500 and < 600);
            default: reader.Skip(); return false;
        }
    }
}
