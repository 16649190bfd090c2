using System.Globalization;
using System.Text;
using AiOps.Bot.Detection.Parsing;

namespace AiOps.Bot.Detection.Sessions;

/// <summary>Writes a feature table: a column for the session's key, and those of <see cref="SessionFeatures"/>. Cells without a value are empty.</summary>
internal static class FeatureRows
{
    private const int FlushAt = 64 * 1024;

    /// <returns>How many sessions were written.</returns>
    public static async Task<long> WriteAsync(SessionFeatures features, IEnumerable<LogSession> sessions, TextWriter output, CancellationToken cancellationToken)
    {
        var (rows, written) = (new StringBuilder("session"), 0L);
        foreach (var column in features.Columns)
        {
            rows.Append(',');
            CsvText.Append(rows, column);
        }

        rows.Append('\n');
        foreach (var session in sessions)
        {
            Append(rows, session.Key, features.Of(session));
            written++;
            if (rows.Length >= FlushAt)
            {
                await output.WriteAsync(rows, cancellationToken);
                rows.Clear();
            }
        }

        await output.WriteAsync(rows, cancellationToken);
        return written;
    }

    private static void Append(StringBuilder rows, string key, float[] values)
    {
        CsvText.Append(rows, key);
        foreach (var value in values)
        {
            rows.Append(',');
            if (!float.IsNaN(value))
            {
                rows.Append(CultureInfo.InvariantCulture, $"{value:R}");
            }
        }

        rows.Append('\n');
    }
}
