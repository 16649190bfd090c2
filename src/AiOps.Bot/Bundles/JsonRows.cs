using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace AiOps.Bot.Bundles;

/// <summary>Reads one object a line; what cannot be read is told to the faults and passed over.</summary>
internal static class JsonRows
{
    public const string TooLong = "the line is longer than 4 MiB; skipped";

    /// <summary>Takes one line. Returns null, or why it is skipped. May throw what <see cref="Utf8JsonReader"/> throws.</summary>
    public delegate string? Take(ReadOnlySpan<byte> line);

    public static async Task ReadAsync(string path, (string File, BundleFaults Faults) told, Take take, CancellationToken cancellationToken)
    {
        using var lines = new Utf8Lines(path);
        while (await lines.ReadAsync(cancellationToken))
        {
            if ((lines.IsTooLong ? TooLong : Reason(lines.Line.Span, take)) is { } reason)
            {
                told.Faults.Skipped(told.File, lines.Number, reason);
            }
        }

        if (lines.Number == 0)
        {
            told.Faults.Empty(told.File);
        }
    }

    /// <summary>Hands over the line, unless it is empty. Returns null, or why it is skipped.</summary>
    public static string? Reason(ReadOnlySpan<byte> line, Take take)
    {
        line = line.Trim(" \t"u8);
        return line.IsEmpty ? null : ReasonOf(line, take);
    }

    private static string? ReasonOf(ReadOnlySpan<byte> line, Take take)
    {
        try
        {
            return take(Utf8.IsValid(line) ? line : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(line)));
        }
        catch (Exception ex) when (ex is JsonException or InvalidOperationException or FormatException)
        {
            // Of the exception only that it came: its text repeats the line.
            return "not a JSON object; skipped";
        }
    }
}
