using System.Globalization;
using System.Text;
using AiOps.Bot.Core.Anomalies.Models;

namespace AiOps.Bot.Aws.SageMaker;

/// <summary>
/// Spells rows as SageMaker's built-in algorithms read them (Developer Guide, "Common Data Formats for Inference"): CSV without a header, an empty cell for a missing value; or
/// <c>{"instances":[{"features":[1.5,2]}]}</c>, which has no word for a missing one. Cut into bodies that fit into one call.
/// </summary>
internal static class EndpointRows
{
    /// <summary>InvokeEndpoint's quota of a payload: 6 MB.</summary>
    public const int MostBytes = 6 * 1024 * 1024;

    private const string JsonBegin = "{\"instances\":[";
    private const string JsonEnd = "]}";

    /// <returns>Bodies with the number of rows in each.</returns>
    /// <exception cref="RemoteScorerException">A value cannot be said in this form, or one row alone is too large.</exception>
    public static IEnumerable<(byte[] Body, int Rows)> Bodies(ReadOnlyMemory<float> rows, int width, EndpointOptions options)
    {
        var isJson = options.ContentType == "application/json";
        var (text, held) = (new StringBuilder(), 0);
        for (var row = 0; row * width < rows.Length; row++)
        {
            var one = isJson ? Json(rows.Span.Slice(row * width, width), options.Name) : Csv(rows.Span.Slice(row * width, width));
            if (held > 0 && (held == options.MostRows || text.Length + one.Length + JsonBegin.Length + JsonEnd.Length + 1 > MostBytes))
            {
                yield return (Body(text, isJson), held);
                held = 0;
                text.Clear();
            }

            text.Append(held > 0 ? (isJson ? "," : "\n") : "").Append(one);
            held++;
        }

        if (held > 0)
        {
            yield return (Body(text, isJson), held);
        }
    }

    private static byte[] Body(StringBuilder text, bool isJson) => Encoding.UTF8.GetBytes(isJson ? $"{JsonBegin}{text}{JsonEnd}" : text.ToString());

    private static string Csv(ReadOnlySpan<float> row)
    {
        var text = new StringBuilder();
        for (var i = 0; i < row.Length; i++)
        {
            text.Append(i > 0 ? "," : "").Append(float.IsNaN(row[i]) ? "" : row[i].ToString("R", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private static string Json(ReadOnlySpan<float> row, string name)
    {
        foreach (var value in row)
        {
            if (float.IsNaN(value))
            {
                throw new RemoteScorerException($"{name}: a row has a missing value, which application/json of SageMaker has no word for. Fill it, or set ContentType to text/csv.", isTransient: false);
            }
        }

        return $"{{\"features\":[{Csv(row)}]}}";
    }
}
