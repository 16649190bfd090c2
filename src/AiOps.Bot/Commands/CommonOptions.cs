using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace AiOps.Bot.Commands;

/// <summary>Options that several verbs have in common.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Print the result as JSON." };

    public static Option<string?> Database() => new("--database") { Description = "The service's SQLite file. Default: the database of the settings, which is aiops-data/aiops.db where they name none." };

    public static Option<string?> Config() => new("--config") { Description = "The settings file. Default: aiops.yaml in the working directory, where there is one." };

    public static Option<string?> TimeColumn() => new("--time") { Description = "The column with each row's time: ISO 8601, or seconds since 1970. It is never scored; with it, delays are told in seconds too." };

    /// <summary>Refuses smaller numbers when the command line is read.</summary>
    public static void AtLeast(OptionResult result, int least)
    {
        if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() < least)
        {
            result.AddError($"{result.IdentifierToken?.Value ?? "The option"} must be at least {least}.");
        }
    }

    public static string Counted(long count, string one, string many) => count == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {many}");

    /// <summary>Reads 30s, 15m, 2h, 7d, 2w.</summary>
    /// <exception cref="BadInputException">The text is no duration.</exception>
    public static TimeSpan Duration(string text, string option)
    {
        var unit = text.Length > 0 ? text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3_600, 'd' => 86_400, 'w' => 604_800, _ => 0 } : 0;
        return unit > 0 && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000_000
            ? TimeSpan.FromSeconds(Math.Min(number * unit, TimeSpan.FromDays(3_650).TotalSeconds))
            : throw new BadInputException($"{option} '{text}' is no duration. Write for example 30m, 2h or 7d.");
    }
}
