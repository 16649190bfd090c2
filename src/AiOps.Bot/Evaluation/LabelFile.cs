using System.Text.Json;
using AiOps.Bot.Commands;
using AiOps.Bot.Core.Investigations.Evaluation;

namespace AiOps.Bot.Evaluation;

/// <summary>Labels of cases, JSON lines: {"bundle","set"?,"entities":[...],"change"?}.</summary>
internal static class LabelFile
{
    /// <exception cref="BadInputException">A line is no label, or a bundle has two.</exception>
    public static async Task<IReadOnlyList<CaseLabel>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var labels = new Dictionary<string, CaseLabel>(StringComparer.Ordinal);
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line) && !labels.TryAdd(Parse(line, path, number) is var label ? label.Bundle : "", label))
            {
                throw new BadInputException($"{path}, line {number}: bundle {label.Bundle} has a label already.");
            }
        }

        return labels.Count > 0 ? [.. labels.Values] : throw new BadInputException($"{path} holds no labels.");
    }

    private static CaseLabel Parse(string line, string path, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var bundle = root.GetProperty("bundle").GetString()!;
            var set = root.TryGetProperty("set", out var given) ? given.GetString()! : bundle.Split('/')[0];
            return new(bundle, set, [.. root.GetProperty("entities").EnumerateArray().Select(e => e.GetString()!)], root.TryGetProperty("change", out var change) ? change.GetString() : null);
        }
        catch (Exception ex) when (ex is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new BadInputException($"{path}, line {number}: {ex.Message} A label is {{\"bundle\":\"folder\",\"set\":\"name\",\"entities\":[\"what is to blame\"],\"change\":\"id or none\"}}.");
        }
    }
}
