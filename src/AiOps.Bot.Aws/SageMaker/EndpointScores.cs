using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AiOps.Bot.Aws.SageMaker;

/// <summary>
/// Reads scores as SageMaker's built-in algorithms write them: <c>{"scores":[{"score":0.02}]}</c> (Random Cut Forest), <c>{"predictions":[{"score":0.9}]}</c> or numbers alone (XGBoost and
/// most containers), a JSON object or number a line, or CSV with the scores a line each or all in one.
/// </summary>
internal static class EndpointScores
{
    /// <returns>Null where it is none of these forms.</returns>
    public static double[]? Read(byte[] body)
    {
        var text = Encoding.UTF8.GetString(body).Trim('\uFEFF', ' ', '\r', '\n', '\t');
        if (text.Length == 0)
        {
            return null;
        }

        return text[0] is '{' or '[' ? OfJson(text) : OfNumbers(text);
    }

    private static double[]? OfJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return OfRoot(document.RootElement);
        }
        catch (JsonException) when (text.Contains('\n', StringComparison.Ordinal))
        {
            return OfLines(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static double[]? OfRoot(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            return OfItems(root);
        }

        foreach (var name in (string[])["scores", "predictions"])
        {
            if (root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array)
            {
                return OfItems(list);
            }
        }

        return Score(root) is { } only ? [only] : null;
    }

    private static double[]? OfItems(JsonElement list)
    {
        double?[] scores = [.. list.EnumerateArray().Select(Score)];
        return scores.Contains(null) ? null : [.. scores.Select(s => s!.Value)];
    }

    private static double[]? OfLines(string text)
    {
        var scores = new List<double>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            try
            {
                using var document = JsonDocument.Parse(line);
                if (Score(document.RootElement) is not { } score)
                {
                    return null;
                }

                scores.Add(score);
            }
            catch (JsonException)
            {
                return null;
            }
        }

        return [.. scores];
    }

    private static double? Score(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.Number => item.GetDouble(),
        JsonValueKind.Object when item.TryGetProperty("score", out var score) && score.ValueKind == JsonValueKind.Number => score.GetDouble(),
        _ => null,
    };

    private static double[]? OfNumbers(string text)
    {
        var cells = text.Split([',', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var scores = new double[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            if (!double.TryParse(cells[i], NumberStyles.Float, CultureInfo.InvariantCulture, out scores[i]))
            {
                return null;
            }
        }

        return scores;
    }
}
