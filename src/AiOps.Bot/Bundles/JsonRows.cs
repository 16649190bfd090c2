using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace AiOps.Bot.Bundles;

/// <summary>Reads one object a line; what cannot be read is told to the faults and passed over.</summary>
internal static class JsonRows
{
    /// <summary>Takes one line. Returns null, or why it is skipped. May throw what <see cref="Utf8JsonReader"/> throws.</summary>
    public delegate string? Take(ReadOnlySpan<byte> line);

    /// <param name="between">Runs between two lines; null where nothing is to be done there.</param>
    public static async Task ReadAsync(string path, (string File, BundleFaults Faults) told, Take take, CancellationToken cancellationToken, Func<ValueTask>? between = null)
    {
        using var lines = new Utf8Lines(path);
        while (await lines.ReadAsync(cancellationToken))
        {
            if (Reason(lines, take) is { } reason)
            {
                told.Faults.Skipped(told.File, lines.Number, reason);
            }

            await (between?.Invoke() ?? ValueTask.CompletedTask);
        }

        if (lines.Number == 0)
        {
            told.Faults.Empty(told.File);
        }
    }

    private static string? Reason(Utf8Lines lines, Take take)
    {
        if (lines.IsTooLong)
        {
            return "the line is longer than 4 MiB; skipped";
        }

        var line = lines.Line.Span.Trim(" \t"u8);
        return line.IsEmpty ? null : Reason(line, take);
    }

    private static string? Reason(ReadOnlySpan<byte> line, Take take)
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
