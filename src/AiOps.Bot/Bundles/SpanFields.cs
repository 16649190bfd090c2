namespace AiOps.Bot.Bundles;

/// <summary>A span while it is being read.</summary>
internal record struct SpanFields
{
    public ulong Trace { get; set; }

    public ulong Id { get; set; }

    public ulong Parent { get; set; }

    public long StartTicks { get; set; }

    /// <summary>Negative until it is read.</summary>
    public double DurationMs { get; set; }

    /// <summary>Negative until it is read.</summary>
    public int Entity { get; set; }

    public int Operation { get; set; }

    public bool IsError { get; set; }

    public static SpanField KindOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        4 => name.SequenceEqual("span"u8) ? SpanField.Id : SpanField.Other,
        5 => name.SequenceEqual("trace"u8) ? SpanField.Trace : name.SequenceEqual("start"u8) ? SpanField.Start : name.SequenceEqual("error"u8) ? SpanField.Status : SpanField.Other,
        6 => name.SequenceEqual("parent"u8) ? SpanField.Parent : name.SequenceEqual("entity"u8) ? SpanField.Entity : name.SequenceEqual("status"u8) ? SpanField.Status : SpanField.Other,
        9 => name.SequenceEqual("operation"u8) ? SpanField.Operation : SpanField.Other,
        11 => name.SequenceEqual("duration_ms"u8) ? SpanField.Duration : SpanField.Other,
        _ => SpanField.Other,
    };
}
