using System.Globalization;

namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>Reads the number that a token of code is part of, with its unit: 0.1, 30s, 512Mi.</summary>
internal static class CodeNumber
{
    private static readonly char[] Digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

    /// <summary>In seconds or bytes where there is such a unit; null where the token is no number.</summary>
    public static double? Of(IReadOnlyList<string> line, int at)
    {
        if (!CodeTokens.IsNumber(line[at]))
        {
            return null;
        }

        var whole = IsFractionOf(line, at - 2) ? at - 2 : at;
        var last = IsFractionOf(line, whole) ? whole + 2 : whole;
        var text = last > whole ? $"{Leading(line[whole])}.{Leading(line[last])}" : Leading(line[whole]);
        return double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number * UnitOf(line[last]) : null;
    }

    /// <summary>Whether a dot and more digits follow the number at the index.</summary>
    private static bool IsFractionOf(IReadOnlyList<string> line, int at) =>
        at >= 0 && at + 2 < line.Count && CodeTokens.IsNumber(line[at]) && line[at + 1] == "." && CodeTokens.IsNumber(line[at + 2]);

    private static string Leading(string token) => token[..(token.Length - token.TrimStart(Digits).Length)];

    private static double UnitOf(string token) => token.TrimStart(Digits).ToLowerInvariant() switch
    {
        "ms" => 1e-3,
        "us" => 1e-6,
        "m" or "min" => 60,
        "h" => 3600,
        "k" or "ki" or "kb" => 1e3,
        "mi" or "mb" => 1e6,
        "g" or "gi" or "gb" => 1e9,
        _ => 1,
    };
}
