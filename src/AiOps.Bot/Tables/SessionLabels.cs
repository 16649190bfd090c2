using AiOps.Bot.Commands;

namespace AiOps.Bot.Tables;

/// <summary>Reads which sessions are anomalous.</summary>
internal static class SessionLabels
{
    private static readonly string[] Keys = ["session", "session_id", "sessionid", "key", "id", "block", "blockid", "block_id"];
    private static readonly string[] Labels = ["label", "is_anomaly", "anomaly", "labels"];

    /// <summary>True = anomalous, by session.</summary>
    /// <exception cref="BadInputException">The file lacks a column, or a label is none.</exception>
    public static async Task<IReadOnlyDictionary<string, bool>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var table = new TableFile(path);
        var header = await table.ReadHeaderAsync(cancellationToken);
        var (key, label) = (Place(header, Keys), Place(header, Labels));
        if (key < 0 || label < 0)
        {
            throw new BadInputException($"--labels: {path} needs a column session and a column label; it has {string.Join(", ", header)}.");
        }

        var labels = new Dictionary<string, bool>(StringComparer.Ordinal);
        await foreach (var row in table.ReadRowsAsync(cancellationToken))
        {
            labels[row.GetString(key)] = IsAnomalous(row.GetString(label), path);
        }

        return labels;
    }

    private static int Place(string[] header, string[] names) => Array.FindIndex(header, h => names.Contains(h, StringComparer.OrdinalIgnoreCase));

    private static bool IsAnomalous(string cell, string path) => cell.ToUpperInvariant() switch
    {
        "1" or "1.0" or "TRUE" or "ANOMALY" or "ANOMALOUS" or "ABNORMAL" => true,
        "0" or "0.0" or "FALSE" or "NORMAL" or "ORDINARY" => false,
        _ => throw new BadInputException($"--labels: {path} has '{cell}' in it; labels are 0 (ordinary) and 1 (anomalous)."),
    };
}
